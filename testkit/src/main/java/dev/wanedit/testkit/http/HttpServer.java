package dev.wanedit.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A blocking HTTP/1.1 server on the loopback address: one thread accepts connections, and each connection has its own
 * thread. All of them are daemon threads. Thread-safe.
 */
public final class HttpServer implements AutoCloseable {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final String name;
    private final Exchange.Factory exchanges;
    private final Connections connections;
    private final Gate gate;
    private final @Nullable SSLContext tls;
    private final List<Thread> threads = new ArrayList<>();
    private final int port;
    private @Nullable ServerSocket listener;
    private @Nullable Thread acceptor;
    private boolean closed;
    private volatile boolean refusing;

    /**
     * Starts to listen.
     *
     * @param name the beginning of the threads' names
     * @param port 0 for any free one
     * @param tls null for plain text
     * @throws UncheckedIOException if the port is not free
     */
    public HttpServer(
            String name,
            int port,
            @Nullable SSLContext tls,
            Connections connections,
            Gate gate,
            Exchange.Factory exchanges) {
        this.name = name;
        this.tls = tls;
        this.connections = connections;
        this.gate = gate;
        this.exchanges = exchanges;
        this.port = listen(port);
    }

    /** The port listened on; the same for the server's whole life. */
    public int port() {
        return port;
    }

    /**
     * Refuses new connections from now on and closes idle ones; a running exchange is the last one of its connection.
     */
    public void refuse() {
        refusing = true;
        closeListener();
        connections.all().stream()
                .filter(connection -> connection.belongsTo(this) && connection.isIdle())
                .forEach(Connection::close);
    }

    /** Accepts connections again, on the same port. */
    public synchronized void accept() {
        if (listener == null && !closed) {
            refusing = false;
            listen(port);
        }
    }

    /** Closes the listener and every connection, and waits for the threads to end, 5 seconds at most. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        closeListener();
        gate.close();
        connections.all().stream().filter(c -> c.belongsTo(this)).forEach(Connection::close);
        threads().forEach(HttpServer::join);
    }

    boolean isRefusing() {
        return refusing;
    }

    Gate gate() {
        return gate;
    }

    Exchange open(Head head) {
        return exchanges.open(head);
    }

    String threadName(String what) {
        return name + "-" + what;
    }

    private synchronized int listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            // Without it the port could not be opened again while old connections are in TIME_WAIT.
            socket.setReuseAddress(true);
            socket.bind(
                    new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), wanted),
                    1024);
            listener = socket;
            acceptor = start("accept-" + socket.getLocalPort(), () -> acceptFrom(socket));
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "Cannot listen on port " + wanted + ": choose another one, or 0 for any", failed);
        }
    }

    private void acceptFrom(ServerSocket socket) {
        try {
            while (true) {
                serve(socket, socket.accept());
            }
        } catch (IOException listenerClosed) {
            // this is the only way to end the loop
        }
    }

    private synchronized void serve(ServerSocket acceptedBy, Socket socket) throws IOException {
        if (acceptedBy != listener) {
            socket.close();
            return;
        }
        Connection connection = connections.add(id -> new Connection(id, socket, this, connections, tls));
        start("connection-" + connection.id(), connection);
    }

    private synchronized Thread start(String what, Runnable work) {
        // Threads do not remove themselves: otherwise a thread could still run that close() does not know of.
        threads.removeIf(thread -> !thread.isAlive());
        Thread thread = new Thread(work, threadName(what));
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return thread;
    }

    private synchronized List<Thread> threads() {
        return List.copyOf(threads);
    }

    private void closeListener() {
        Thread accepting = detachListener();
        if (accepting != null) {
            // The kernel continues to accept as long as a thread is in accept(), so that thread must have ended.
            join(accepting);
        }
    }

    private synchronized @Nullable Thread detachListener() {
        try {
            if (listener != null) {
                listener.close();
            }
        } catch (IOException alreadyClosed) {
            // it is closed anyway
        }
        listener = null;
        return acceptor;
    }

    private static void join(Thread thread) {
        try {
            thread.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
