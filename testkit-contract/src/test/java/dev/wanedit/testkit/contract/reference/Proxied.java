package dev.wanedit.testkit.contract.reference;

import dev.wanedit.network.HttpProxy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks a proxy for a tunnel. */
final class Proxied {

    private Proxied() {}

    static void openTunnel(Socket socket, HttpProxy proxy, URI target, int port) throws IOException {
        String host = target.getHost() + ":" + port;
        String login = proxy.authorization() == null ? "" : "Proxy-Authorization: " + proxy.authorization() + "\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(("CONNECT " + host + " HTTP/1.1\r\nHost: " + host + "\r\n" + login + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        // Unbuffered, so that nothing is read of what comes through the tunnel.
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0 || head.length() > 8_000) {
                throw new IOException("no tunnel");
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 200 ")) {
            throw head.toString().matches("(?s)HTTP/1\\.1 \\d{3} .*")
                    ? new Refused(Integer.parseInt(head.substring(9, 12)))
                    : new IOException("no HTTP");
        }
    }

    /** The proxy said no. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        final int status;

        Refused(int status) {
            super("refused");
            this.status = status;
        }
    }
}
