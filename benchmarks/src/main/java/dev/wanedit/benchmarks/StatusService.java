package dev.wanedit.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * The service's side, as cheap as it can be: one thread that answers each query with the same status of the task that was
 * asked for. It is a process of its own, so its costs are not counted. It prints its port, and ends with its input.
 */
final class StatusService {

    private static final int MOST_OF_A_REQUEST = 8 * 1024;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final Selector selector;
    private final ServerSocketChannel listening;

    private StatusService() throws IOException {
        selector = Selector.open();
        listening = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
    }

    public static void main(String[] arguments) throws IOException {
        StatusService service = new StatusService();
        Thread serving = new Thread(service::serve, "service");
        serving.setDaemon(true);
        serving.start();
        System.out.println(service.listening.socket().getLocalPort());
        while (System.in.read() >= 0) {
            // Until the benchmark ends, whatever way.
        }
    }

    private void serve() {
        try {
            while (true) {
                selector.select();
                for (Iterator<SelectionKey> ready = selector.selectedKeys().iterator(); ready.hasNext(); ) {
                    SelectionKey key = ready.next();
                    ready.remove();
                    serve(key);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The service failed.", e);
        }
    }

    private void serve(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            SocketChannel accepted = listening.accept();
            accepted.configureBlocking(false);
            accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
            accepted.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(MOST_OF_A_REQUEST));
            return;
        }
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer request = (ByteBuffer) key.attachment();
        try {
            if (channel.read(request) < 0) {
                channel.close();
            } else if (endsWithHead(request)) {
                answer(channel, request);
            }
        } catch (IOException e) {
            // The client has gone.
            channel.close();
        }
    }

    private static boolean endsWithHead(ByteBuffer request) {
        int start = request.position() - END_OF_HEAD.length;
        for (int i = 0; i < END_OF_HEAD.length; i++) {
            if (start < 0 || request.get(start + i) != END_OF_HEAD[i]) {
                return false;
            }
        }
        return true;
    }

    /** An answer fits into the socket's buffer: no client sends its next request before it has read this answer. */
    private static void answer(SocketChannel channel, ByteBuffer request) throws IOException {
        String head = StandardCharsets.ISO_8859_1.decode(request.flip()).toString();
        request.clear();
        String path = head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/"));
        byte[] body = StatusAnswer.of(path.substring(path.lastIndexOf('/') + 1)).getBytes(StandardCharsets.UTF_8);
        byte[] start = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer answer = ByteBuffer.allocate(start.length + body.length)
                .put(start)
                .put(body)
                .flip();
        while (answer.hasRemaining()) {
            channel.write(answer);
        }
    }
}
