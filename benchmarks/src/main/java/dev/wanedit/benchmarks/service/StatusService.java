package dev.wanedit.benchmarks.service;

import dev.wanedit.benchmarks.process.Child;
import dev.wanedit.benchmarks.process.Orders;
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
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service's side, as cheap as it can be: one thread that answers each query with the same status of the task that was
 * asked for, and each POST with a new task. It is a process of its own, so its costs are not counted. It prints its port,
 * answers each line with a line, and ends with its input.
 */
public final class StatusService {

    private static final int MOST_OF_A_REQUEST = 8 * 1024;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final Selector selector;
    private final ServerSocketChannel listening;
    private volatile boolean failing;
    private final AtomicLong requests = new AtomicLong();
    private long created;

    private StatusService() throws IOException {
        selector = Selector.open();
        listening = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
    }

    public static void main(String[] arguments) throws Exception {
        StatusService service = new StatusService();
        Thread serving = new Thread(service::serve, "service");
        serving.setDaemon(true);
        serving.start();
        System.out.println(service.listening.socket().getLocalPort());
        Orders.answer(words -> service.answer(words[0]));
    }

    /** The URL of a service that was started now. */
    public static String baseUrl(Child service) throws IOException {
        return "http://127.0.0.1:" + service.read() + "/api/v1";
    }

    private long answer(String order) {
        switch (order) {
            case "requests" -> {
                return requests.get();
            }
            case "connections" -> {
                return selector.keys().size() - 1L; // The one for new connections.
            }
            case "fail" -> failing = true;
            default -> failing = false;
        }
        return 0;
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
            } else if (isWhole(request)) {
                answer(channel, request);
            }
        } catch (IOException e) {
            // The client has gone.
            channel.close();
        }
    }

    /** A query ends with its head, and a create with its body. */
    private static boolean isWhole(ByteBuffer request) {
        if (request.position() == 0 || request.get(0) != 'P') {
            return endsWithHead(request);
        }
        String all =
                StandardCharsets.ISO_8859_1.decode(request.duplicate().flip()).toString();
        int head = all.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(all);
        return head >= 0 && length.find() && all.length() >= head + 4 + Integer.parseInt(length.group(1));
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
    private void answer(SocketChannel channel, ByteBuffer request) throws IOException {
        String head = StandardCharsets.ISO_8859_1.decode(request.flip()).toString();
        request.clear();
        String path = head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/"));
        byte[] body = body(head.charAt(0) == 'P', path.substring(path.lastIndexOf('/') + 1))
                .getBytes(StandardCharsets.UTF_8);
        requests.incrementAndGet();
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

    private String body(boolean create, String task) {
        if (create) {
            return StatusAnswer.created(String.format(Locale.ROOT, "0385dc79-5ff8-4d82-bcb7-%012d", created++));
        }
        return failing ? StatusAnswer.failed(task) : StatusAnswer.of(task);
    }
}
