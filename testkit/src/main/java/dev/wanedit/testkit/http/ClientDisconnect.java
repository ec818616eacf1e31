package dev.wanedit.testkit.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a client goes away while its answer is held: a separate thread waits for the next byte. If the next
 * request comes instead, its bytes stay in the source, and the connection's thread continues with them.
 */
final class ClientDisconnect {

    private final ByteSource source;
    private final Gate gate;
    private final String threadName;
    private volatile boolean gone;
    private @Nullable Thread watch;

    ClientDisconnect(ByteSource source, Gate gate, String threadName) {
        this.source = source;
        this.gate = gate;
        this.threadName = threadName;
    }

    boolean hasGone() {
        return gone;
    }

    void watch() {
        if (watch == null) {
            watch = new Thread(this::waitForNext, threadName);
            watch.setDaemon(true);
            watch.start();
        }
    }

    /** Waits for the next request; false when the client has gone. */
    boolean awaitNext() throws IOException {
        end();
        return !gone && source.await();
    }

    /** Waits until the watching thread ends; it ends at the next byte or with the connection. */
    void end() throws IOException {
        if (watch != null) {
            joinWatch(watch);
            watch = null;
        }
    }

    private void waitForNext() {
        try {
            gone = !source.await();
        } catch (IOException broken) {
            gone = true;
        }
        gate.wake();
    }

    private static void joinWatch(Thread watch) throws IOException {
        try {
            watch.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the next request", stop);
        }
    }
}
