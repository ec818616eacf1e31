package dev.wanedit.testkit.contract.transfer;

import static dev.wanedit.error.TransportException.Delivery.MAYBE_SENT;
import static dev.wanedit.error.TransportException.Kind.CONNECTION_LOST;
import static dev.wanedit.error.TransportException.Kind.TRANSFER_IDLE_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Bench;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.bench.Signals;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * An upload may take any time while bytes move. If the storage stops reading, or the caller disposes, it ends and
 * closes the connection, even in the middle of the file.
 */
public abstract class UploadPaceContract extends Contract {

    private static final int LARGE = 64 * 1024 * 1024;

    private final Semaphore asked = new Semaphore(0);

    @Test
    void upload_whenTheStorageBreaksOffMidway_isALostConnection() throws IOException {
        fake().inject(RequestKind.UPLOAD, Fault.resetBeforeRead());

        WanEditException error = failure(subscribe(upload(LargeFile.video(folder(), LARGE))));

        assertTransport(error, CONNECTION_LOST, MAYBE_SENT);
        assertThat(fake().count(RequestKind.UPLOAD)).isEqualTo(1);
    }

    @Test
    void upload_whenTheStorageStopsReading_timesOutAndHangsUp() throws IOException, InterruptedException {
        Semaphore listening = new Semaphore(0);
        try (RawHost deaf = deafHost(listening)) {
            Signals<MediaSource> signals = subscribe(upload(LargeFile.video(folder(), LARGE)));
            assertThat(asked.tryAcquire(patience().toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();

            timer().advanceTimeBy(2 * Bench.TRANSFER_IDLE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);

            assertTransport(failure(signals), TRANSFER_IDLE_TIMEOUT, MAYBE_SENT);
            listening.release();
            assertThat(deaf.awaitFirstEnd(patience())).isTrue();
        }
    }

    @Test
    void upload_whenDisposedMidway_hangsUpInSilence() throws IOException, InterruptedException {
        Semaphore listening = new Semaphore(0);
        try (RawHost deaf = deafHost(listening)) {
            Signals<MediaSource> signals = subscribe(upload(LargeFile.video(folder(), LARGE)));
            assertThat(asked.tryAcquire(patience().toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();

            signals.dispose();

            listening.release();
            assertThat(deaf.awaitFirstEnd(patience())).isTrue();
            assertThat(signals.all()).isEmpty();
        }
    }

    @Test
    void upload_whenSlowButMoving_isNotTimedOut() throws IOException, InterruptedException {
        Semaphore reading = new Semaphore(0);
        Semaphore read = new Semaphore(0);
        try (RawHost slow = storage(socket -> {
            RawHost.head(socket.getInputStream());
            for (int part : List.of(LARGE / 8, LARGE / 2)) {
                socket.getInputStream().skipNBytes(part);
                read.release();
                reading.acquire();
            }
            RawHost.answerAfterBody(socket, LARGE - LARGE / 8 - LARGE / 2);
        })) {
            Signals<MediaSource> signals = subscribe(upload(LargeFile.video(folder(), LARGE)));
            for (int part = 0; part < 2; part++) {
                assertThat(read.tryAcquire(patience().toMillis(), TimeUnit.MILLISECONDS))
                        .isTrue();
                timer().advanceTimeBy(Bench.TRANSFER_IDLE_TIMEOUT.toMillis() * 6 / 10, TimeUnit.MILLISECONDS);
                assertThat(signals.all()).isEmpty();
                reading.release();
            }

            value(signals);
            assertThat(slow.awaitFirstEnd(patience())).isTrue();
        }
    }

    /** A storage that reads the head and then nothing, until the test releases it. */
    private RawHost deafHost(Semaphore listening) {
        return storage(socket -> {
            RawHost.head(socket.getInputStream());
            asked.release();
            listening.acquire();
            RawHost.untilGone(socket.getInputStream());
        });
    }

    private Single<MediaSource> upload(Path path) {
        return transport().uploads().upload(new MediaSource.LocalFile(path), EditJob.MODEL, TransferListener.NONE);
    }
}
