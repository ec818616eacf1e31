package dev.wanedit.transport.jdk;

import dev.wanedit.error.TransportException;
import dev.wanedit.port.Transport;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * Sends a job to a server that takes the whole request, and then is gone. Prints how far the request came. A program of its
 * own, because the JDK reads the property that makes it repeat a POST once.
 */
final class RepeatedPostProgram {

    private RepeatedPostProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread taker = new Thread(() -> take(server));
            taker.start();
            URI baseUrl =
                    URI.create("http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
            try (Transport transport =
                    new JdkTransportProvider().open(Rig.config(baseUrl, () -> "sk-1234567", new TestScheduler()))) {
                Rig.ended(transport.tasks().create(Rig.JOB).test()).assertError(error -> {
                    System.out.println(((TransportException) error).delivery());
                    return true;
                });
            }
            taker.join();
        }
    }

    /** Nobody listens when the client comes back. */
    private static void take(ServerSocket server) {
        try (Socket connection = server.accept()) {
            server.close();
            InputStream in = connection.getInputStream();
            String text = "";
            while (!text.endsWith("}}")) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                text += (char) next;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
