package dev.wanedit.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** One connection of a client to the proxy: a tunnel, or one plain request after which it is closed. */
final class ProxiedConnection {

    private static final String END = "\r\n\r\n";

    private final FakeProxy proxy;
    private final Socket client;

    ProxiedConnection(FakeProxy proxy, Socket client) {
        this.proxy = proxy;
        this.client = client;
    }

    void serve() throws IOException {
        try (client) {
            client.setTcpNoDelay(true);
            String head = head(client.getInputStream());
            proxy.arrived(head);
            switch (proxy.manner()) {
                case HANGING_UP -> {}
                case STALLING -> drain();
                case TALKING_NONSENSE -> say("what do you want\r\n\r\n");
                case SERVING, REFUSING -> answer(head);
            }
        }
    }

    private void answer(String head) throws IOException {
        int refusal = proxy.refusalOf(head);
        String target = head.split(" ")[1];
        if (refusal != 0) {
            String challenge = refusal == 407 ? "Proxy-Authenticate: Basic realm=\"fake\"\r\n" : "";
            say("HTTP/1.1 " + refusal + " No\r\n" + challenge
                    + "Content-Type: text/html\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>");
            client.shutdownOutput();
            drain();
        } else if (head.startsWith("CONNECT ")) {
            int colon = target.lastIndexOf(':');
            try (Socket host =
                    proxy.connect(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
                say("HTTP/1.1 200 Connection established\r\n\r\n");
                join(host);
            }
        } else {
            handOn(head, URI.create(target));
        }
    }

    private void handOn(String head, URI target) throws IOException {
        try (Socket host = proxy.connect(target.getHost(), target.getPort() < 0 ? 80 : target.getPort())) {
            String path = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
            String request = Arrays.stream(head.replace(END, "").split("\r\n"))
                    .filter(line -> !line.toLowerCase(Locale.ROOT).matches("(proxy-[a-z]+|connection):.*"))
                    .collect(Collectors.joining("\r\n"));
            host.getOutputStream()
                    .write((request.replaceFirst(" \\S+ ", Matcher.quoteReplacement(" " + path + " "))
                                    + "\r\nConnection: close" + END)
                            .getBytes(StandardCharsets.ISO_8859_1));
            proxy.run("up", () -> client.getInputStream().transferTo(host.getOutputStream()));
            String answer = head(host.getInputStream());
            say(answer.replaceFirst("\r\n", "\r\nConnection: close\r\n"));
            host.getInputStream().transferTo(client.getOutputStream());
            client.shutdownOutput();
        }
    }

    /** Copies bytes in both directions until one side closes. */
    private void join(Socket host) throws IOException {
        proxy.run("up", () -> {
            client.getInputStream().transferTo(host.getOutputStream());
            host.close();
        });
        host.getInputStream().transferTo(client.getOutputStream());
        client.shutdownOutput();
    }

    private void say(String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private void drain() throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(END)) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
