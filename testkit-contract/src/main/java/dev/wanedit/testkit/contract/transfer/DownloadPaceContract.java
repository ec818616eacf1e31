package dev.wanedit.testkit.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.testkit.contract.bench.Bench;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.bench.Signals;
import io.reactivex.rxjava3.core.Completable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * A download is never faster than the disk: a hundred megabytes must not be kept in memory because a disk is slow. It
 * may take any time while bytes move, and a slow disk is not a network fault.
 */
public abstract class DownloadPaceContract extends Contract {

    private static final long LARGE = 96L * 1024 * 1024;

    /** If a host can send nothing for this long, it is held back. */
    private static final Duration A_MOMENT = Duration.ofMillis(400);

    private final CountDownLatch firstBytes = new CountDownLatch(1);
    private final CountDownLatch diskReady = new CountDownLatch(1);
    private final CountDownLatch allSent = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong written = new AtomicLong();

    @Test
    void download_whenTheSinkIsSlow_isHeldBack() {
        try (RawHost host = RawHost.start(socket -> {
            RawHost.head(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(RawHost.ascii("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + LARGE + "\r\n\r\n"));
            byte[] part = new byte[64 * 1024];
            while (sent.get() < LARGE) {
                out.write(part);
                sent.addAndGet(part.length);
            }
            allSent.countDown();
            RawHost.untilGone(socket.getInputStream());
        })) {
            Signals<Object> signals = subscribe(download(host, new SlowSink()));
            await(firstBytes, patience());

            assertThat(sendsAll())
                    .as("the host is rid of all bytes though the sink has taken none")
                    .isFalse();

            diskReady.countDown();
            assertThat(value(signals)).isEqualTo(Signals.COMPLETED);
            assertThat(written).hasValue(LARGE);
        }
    }

    /**
     * True if the host can send everything. On a busy machine that is slow, so it has failed only if no more bytes
     * move.
     */
    private boolean sendsAll() {
        long before = -1;
        while (sent.get() != before) {
            before = sent.get();
            if (await(allSent, A_MOMENT)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void download_whenDisposedWhileTheSinkWrites_writesNoMore() {
        try (RawHost host = RawHost.start(socket -> {
            RawHost.head(socket.getInputStream());
            socket.getOutputStream().write(RawHost.ascii("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nbytes"));
            RawHost.untilGone(socket.getInputStream());
        })) {
            Signals<Object> signals = subscribe(download(host, new SlowSink()));
            await(firstBytes, patience());

            signals.dispose();
            diskReady.countDown();

            assertThat(host.awaitFirstEnd(patience())).isTrue();
            assertThat(signals.all()).isEmpty();
        }
    }

    @Test
    void download_whenSlowButMoving_isNotTimedOut() {
        Semaphore drops = new Semaphore(0);
        RecordingSink sink = new RecordingSink();
        try (RawHost host = dripping(drops)) {
            Signals<Object> signals = subscribe(download(host, sink));
            for (int drop = 1; drop <= 4; drop++) {
                drops.release();
                assertThat(sink.awaitBytes(5 * drop, patience())).isTrue();
                assertThat(signals.all()).isEmpty();
                if (drop < 4) {
                    timer().advanceTimeBy(Bench.TRANSFER_IDLE_TIMEOUT.toMillis() * 6 / 10, TimeUnit.MILLISECONDS);
                }
            }
            drops.release();

            assertThat(value(signals)).isEqualTo(Signals.COMPLETED);
        }
    }

    /** Sends five bytes for each permit, four times, and waits for one more before it ends the body. */
    private static RawHost dripping(Semaphore drops) {
        return RawHost.start(socket -> {
            RawHost.head(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            out.write(RawHost.ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"));
            for (int drop = 0; drop < 4; drop++) {
                drops.acquire();
                out.write(RawHost.ascii("5\r\nbytes\r\n"));
                out.flush();
            }
            drops.acquire();
            out.write(RawHost.ascii("0\r\n\r\n"));
            out.flush();
            RawHost.untilGone(socket.getInputStream());
        });
    }

    private Completable download(RawHost host, ResultSink sink) {
        return transport().downloads().download(new ResultRequest(PortCall.TASK, host.uri("/x.mp4"), 0, null), sink);
    }

    private static boolean await(CountDownLatch latch, Duration atMost) {
        try {
            return latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A sink that waits until the test makes its disk ready. */
    private final class SlowSink extends RecordingSink {

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            firstBytes.countDown();
            if (!await(diskReady, patience())) {
                throw new IOException("the test forgot the disk");
            }
            written.addAndGet(bytes.remaining());
        }
    }
}
