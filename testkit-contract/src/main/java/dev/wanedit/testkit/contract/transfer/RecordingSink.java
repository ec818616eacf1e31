package dev.wanedit.testkit.contract.transfer;

import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.testkit.http.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A sink that keeps everything. */
public class RecordingSink implements ResultSink {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<ResultHead> heads = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void begin(ResultHead head) throws IOException {
        heads.add(head);
    }

    @Override
    public void write(ByteBuffer buffer) throws IOException {
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        lock.lock();
        try {
            bytes.writeBytes(part);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<ResultHead> heads() {
        return List.copyOf(heads);
    }

    public byte[] bytes() {
        lock.lock();
        try {
            return bytes.toByteArray();
        } finally {
            lock.unlock();
        }
    }

    boolean awaitBytes(int count, Duration atMost) {
        return Waiting.until(lock, changed, () -> bytes.size() >= count, atMost);
    }
}
