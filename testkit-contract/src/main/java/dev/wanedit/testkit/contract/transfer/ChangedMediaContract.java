package dev.wanedit.testkit.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.StorageException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.CountingHost;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Signals;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A medium that changes while it is sent is never sent completely: neither a mix of old and new content, nor a request
 * that a service could treat as complete. So the error can say reliably that no task was created.
 */
public abstract class ChangedMediaContract extends Contract {

    private static final int VIDEO = 64 * 1024 * 1024;

    /** How a file changes. */
    enum Change {
        GROWN,
        SHRUNK,
        GONE;

        void of(Path path) throws IOException {
            if (this == GONE) {
                Files.delete(path);
                return;
            }
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(file.length() + (this == GROWN ? 1 : -1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void create_whenAnInlineImageChangedBefore_sendsNothing(Change change) throws IOException {
        Path image = LargeFile.image(folder());
        EditJob job = SampleJobs.withImage(image);
        change.of(image);

        StorageException error = failure(subscribe(transport().tasks().create(job)), StorageException.class);

        assertThat(error).hasMessageContaining(image.toString());
        assertThat(fake().connectionsAccepted()).isZero();
        assertThat(fake().tasks()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"GROWN", "SHRUNK"})
    void create_whenAnInlineImageChangesMeanwhile_neverBecomesWhole(Change change)
            throws IOException, InterruptedException {
        Path image = LargeFile.image(folder());
        EditJob job = SampleJobs.withImage(image);
        try (CountingHost service = new CountingHost()) {
            TransportConfig config = bench().config(service.uri("/api/v1"), fake()::apiKey, null);
            Transport transport = bench().open(bench().subject().provider(), config);

            Signals<?> signals = subscribe(transport.tasks().create(job));

            assertNeverWhole(signals, service, image, change);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GROWN", "SHRUNK"})
    void upload_whenTheFileChangesMeanwhile_neverBecomesWhole(Change change) throws IOException, InterruptedException {
        Path video = LargeFile.video(folder(), VIDEO);
        try (CountingHost storage = new CountingHost()) {
            pointUploadsTo(storage.uri(""));

            Signals<?> signals = subscribe(transport()
                    .uploads()
                    .upload(new MediaSource.LocalFile(video), EditJob.MODEL, TransferListener.NONE));

            assertNeverWhole(signals, storage, video, change);
        }
    }

    private void assertNeverWhole(Signals<?> signals, CountingHost host, Path file, Change change)
            throws IOException, InterruptedException {
        assertThat(host.awaitHead(patience())).isTrue();
        change.of(file);
        host.readOn();

        StorageException error = failure(signals, StorageException.class);

        assertThat(error).hasMessageContaining(file.getFileName().toString());
        assertThat(host.awaitEnd(patience())).isTrue();
        assertThat(host.missing()).as("bytes that never came").isPositive();
    }
}
