package dev.wanedit.testkit.contract.hostile;

import dev.wanedit.testkit.contract.bench.RawHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers each request with the hostile answer that its key or its query names. Any number of clients at once. */
final class HostileHost implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("(?:Bearer |\\?)([A-Z_]+)\\b");

    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private HostileHost(ServerSocket listener) {
        this.listener = listener;
    }

    static HostileHost start() {
        try {
            HostileHost host =
                    new HostileHost(new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
            daemon(host::accept);
            return host;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                daemon(() -> answer(socket));
            } catch (IOException over) {
                return;
            }
        }
    }

    private static void answer(Socket client) {
        try (Socket socket = client) {
            while (true) {
                String head = RawHost.head(socket.getInputStream());
                if (head.startsWith("POST")) {
                    socket.getInputStream().skipNBytes(RawHost.contentLength(head));
                }
                named(head).writeTo(socket.getOutputStream());
            }
        } catch (IOException hungUp) {
            // Expected: the client closes the connection.
        }
    }

    private static HostileAnswer named(String head) {
        Matcher name = NAME.matcher(head);
        if (!name.find()) {
            throw new AssertionError("The request names no answer");
        }
        return HostileAnswer.valueOf(name.group(1));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "contract-raw-host-hostile");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
