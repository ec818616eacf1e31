package dev.wanedit.transport.jdk;

import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the bytes that it receives; a test can set what it does on each call. */
final class MemorySink implements ResultSink {

    final List<ResultHead> heads = new CopyOnWriteArrayList<>();
    final List<String> threads = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Step onBegin;
    private final Step onWrite;

    MemorySink() {
        this(() -> {}, () -> {});
    }

    MemorySink(Step onBegin, Step onWrite) {
        this.onBegin = onBegin;
        this.onWrite = onWrite;
    }

    byte[] bytes() {
        synchronized (bytes) {
            return bytes.toByteArray();
        }
    }

    @Override
    public void begin(ResultHead head) throws IOException {
        heads.add(head);
        onBegin.run();
    }

    @Override
    public void write(ByteBuffer buffer) throws IOException {
        threads.add(Thread.currentThread().getName());
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        synchronized (bytes) {
            bytes.writeBytes(part);
        }
        onWrite.run();
    }

    /** What happens within a call. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }
}
