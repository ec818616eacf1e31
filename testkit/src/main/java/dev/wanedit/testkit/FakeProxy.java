package dev.wanedit.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy on a free port of the loopback: it opens tunnels and forwards plain requests, keeps the heads of its
 * requests, and can refuse, close connections, stall, or answer with bytes that are not HTTP. Thread-safe.
 */
public final class FakeProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<String> heads = new ArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Manner manner = Manner.SERVING;
    private volatile int status;
    private volatile @Nullable String login;
    private volatile @Nullable InetSocketAddress onlyHost;

    enum Manner {
        SERVING,
        REFUSING,
        HANGING_UP,
        STALLING,
        TALKING_NONSENSE
    }

    private FakeProxy(ServerSocket listener) {
        this.listener = listener;
    }

    /** Starts a proxy that serves every client. */
    public static FakeProxy start() {
        try {
            ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            FakeProxy proxy = new FakeProxy(listener);
            proxy.run("accept", proxy::accept);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Serves only clients with this user and password; others get a 407. */
    public FakeProxy requiring(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        login = "Basic " + Base64.getEncoder().encodeToString(both);
        return this;
    }

    /** Answers each request with this status from now on, and forwards none. */
    public FakeProxy refusing(int with) {
        status = with;
        manner = Manner.REFUSING;
        return this;
    }

    /** Closes each connection when a request has come. */
    public FakeProxy hangingUp() {
        manner = Manner.HANGING_UP;
        return this;
    }

    /** Never answers. */
    public FakeProxy stalling() {
        manner = Manner.STALLING;
        return this;
    }

    /** Answers with bytes that are not HTTP. */
    public FakeProxy talkingNonsense() {
        manner = Manner.TALKING_NONSENSE;
        return this;
    }

    /** Forwards every request to this host, whatever its real host is. */
    public FakeProxy leadingTo(URI host) {
        onlyHost = new InetSocketAddress(host.getHost(), host.getPort());
        return this;
    }

    /** Its URL. */
    public URI url() {
        return URI.create("http://" + address());
    }

    /** The same, with a user and a password. */
    public URI url(String user, String password) {
        return URI.create("http://" + user + ":" + password + "@" + address());
    }

    /** {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** The heads of all requests so far, including {@code CONNECT}. */
    public List<String> heads() {
        lock.lock();
        try {
            return List.copyOf(heads);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this number of requests has come; false if the time is over before. */
    public boolean awaitHeads(int count, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (heads.size() < count && left > 0) {
                left = arrived.awaitNanos(left);
            }
            return heads.size() >= count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Stops listening and aborts running requests. */
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

    void arrived(String head) {
        lock.lock();
        try {
            heads.add(head);
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Manner manner() {
        return manner;
    }

    /** The status with which a request of this head is refused; 0 if it is not. */
    int refusalOf(String head) {
        if (manner == Manner.REFUSING) {
            return status;
        }
        String required = login;
        return required == null || head.contains("\r\nProxy-Authorization: " + required + "\r\n") ? 0 : 407;
    }

    Socket connect(String host, int port) throws IOException {
        InetSocketAddress only = onlyHost;
        Socket socket = new Socket();
        sockets.add(socket);
        socket.connect(only == null ? new InetSocketAddress(host, port) : only);
        return socket;
    }

    void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException over) {
                        // One side went away, or the test is over: both end this thread's work.
                    }
                },
                "fake-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            sockets.add(client);
            if (listener.isClosed()) {
                client.close();
            }
            run("serve", () -> new ProxiedConnection(this, client).serve());
        }
    }

    /** What one of its threads does. */
    interface Work {

        void run() throws IOException;
    }
}
