package dev.wanedit.testkit.contract.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host on a plain socket, for tests that control every byte. It serves one client at a time, unless started
 * otherwise.
 */
public final class RawHost implements AutoCloseable {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\nContent-Length: *(\\d+)\r\n");

    private final ServerSocket listener;
    private final Conversation conversation;
    private final boolean manyAtOnce;
    private final Thread thread = daemon(this::serve);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch firstEnded = new CountDownLatch(1);

    private RawHost(ServerSocket listener, Conversation conversation, boolean manyAtOnce) {
        this.listener = listener;
        this.conversation = conversation;
        this.manyAtOnce = manyAtOnce;
    }

    public static RawHost start(Conversation conversation) {
        return start(conversation, false);
    }

    /** A host that serves any number of clients at once. */
    public static RawHost startForMany(Conversation conversation) {
        return start(conversation, true);
    }

    private static RawHost start(Conversation conversation, boolean manyAtOnce) {
        try {
            RawHost host = new RawHost(
                    new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})),
                    conversation,
                    manyAtOnce);
            host.thread.start();
            return host;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
    }

    /** Waits until the first conversation is over; false if the time is over before. */
    public boolean awaitFirstEnd(Duration atMost) {
        return await(firstEnded, atMost);
    }

    private static boolean await(CountDownLatch latch, Duration atMost) {
        try {
            return latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Runnable talk = () -> talk(socket);
                if (manyAtOnce) {
                    daemon(talk).start();
                } else {
                    talk.run();
                }
            } catch (IOException over) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (Socket socket = client) {
            sockets.add(socket);
            conversation.with(socket);
        } catch (IOException | InterruptedException over) {
            // The client went away, or the test is over: both end this conversation.
        }
        firstEnded.countDown();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "contract-raw-host");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
            thread.interrupt();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Reads a request's head, its empty line included. */
    public static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** The length of the body that a head announces. */
    public static long contentLength(String head) {
        Matcher length = CONTENT_LENGTH.matcher(head);
        if (!length.find()) {
            throw new AssertionError("The request announces no length of its body");
        }
        return Long.parseLong(length.group(1));
    }

    /** Reads all bytes until the client closes or breaks the connection. */
    public static void untilGone(InputStream in) throws IOException {
        byte[] rest = new byte[64 * 1024];
        while (in.read(rest) >= 0) {
            // the bytes are not used
        }
    }

    /**
     * Answers with an empty 200 when this number of bytes of the body has come; the end of the form comes after them.
     */
    public static void answerAfterBody(Socket socket, long count) throws IOException {
        socket.getInputStream().skipNBytes(count);
        socket.getOutputStream().write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        socket.shutdownOutput();
        untilGone(socket.getInputStream());
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The dialogue on one connection. */
    @FunctionalInterface
    public interface Conversation {

        void with(Socket socket) throws IOException, InterruptedException;
    }
}
