package dev.wanedit.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client of bare bytes, to see what really comes over the wire. */
final class RawSocket implements AutoCloseable {

    private static final int LONGEST_WAIT_MILLIS = 5_000;

    private final Socket socket;

    RawSocket(URI server) throws IOException {
        socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.getPort());
        socket.setSoTimeout(LONGEST_WAIT_MILLIS);
    }

    static String query(FakeDashScope fake, String id) {
        return "GET /api/v1/tasks/" + id + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + fake.apiKey()
                + "\r\n\r\n";
    }

    static String createHead(FakeDashScope fake, String framing) {
        return "POST /api/v1/services/aigc/video-generation/video-synthesis HTTP/1.1\r\nHost: x\r\n"
                + "Authorization: Bearer " + fake.apiKey()
                + "\r\nX-DashScope-Async: enable\r\nContent-Type: application/json\r\n" + framing
                + "\r\n\r\n";
    }

    RawSocket send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Reads up to the end that the server makes, and in no case longer than the time-out. */
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads one answer with its body of fixed length. */
    String readAnswer() throws IOException {
        String head = readUntil("\r\n\r\n");
        int at = head.indexOf("Content-Length: ");
        int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
        return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    String readUntil(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf(end) < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("ended after: " + text);
            }
            text.append((char) b);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
