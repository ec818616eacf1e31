package dev.wanedit.testkit.contract.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A host that reads a request's head, waits for the test, and then counts the bytes of the body. It never answers. */
public final class CountingHost implements AutoCloseable {

    private final Semaphore headRead = new Semaphore(0);
    private final Semaphore told = new Semaphore(0);
    private final Semaphore whole = new Semaphore(0);
    private final AtomicLong missing = new AtomicLong();
    private final RawHost host = RawHost.start(this::count);

    public URI uri(String path) {
        return host.uri(path);
    }

    /** Waits until a request's head has come; false if the time is over before. */
    public boolean awaitHead(Duration atMost) throws InterruptedException {
        return headRead.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void readOn() {
        told.release();
    }

    /** Waits until the whole body has come; false if the time is over before. */
    public boolean awaitWhole(Duration atMost) throws InterruptedException {
        return whole.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until the client has gone; false if the time is over before. */
    public boolean awaitEnd(Duration atMost) {
        return host.awaitFirstEnd(atMost);
    }

    /** How many of the announced bytes have not come. */
    public long missing() {
        return missing.get();
    }

    private void count(Socket socket) throws IOException, InterruptedException {
        InputStream in = socket.getInputStream();
        missing.set(RawHost.contentLength(RawHost.head(in)));
        headRead.release();
        told.acquire();
        byte[] part = new byte[64 * 1024];
        for (int count = in.read(part); count >= 0; count = in.read(part)) {
            if (missing.addAndGet(-count) == 0) {
                whole.release();
            }
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
