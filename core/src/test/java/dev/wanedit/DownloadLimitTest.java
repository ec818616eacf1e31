package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.disposables.CompositeDisposable;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many results are downloaded at once. */
class DownloadLimitTest {

    private static final int LIMIT = 6;
    private static final int RESULTS = 9;

    /** One permit for each download that has begun; none of them ends. */
    private final Semaphore begun = new Semaphore(0);

    @TempDir
    private Path folder;

    @Test
    void download_whenTheApplicationAllowsMore_runsThatManyAtOnce() throws InterruptedException {
        try (VideoEditClient client = client().maxDownloads(LIMIT).build();
                Begun downloads = new Begun()) {
            for (int i = 0; i < RESULTS; i++) {
                Target target = Target.of(folder.resolve(i + ".mp4"));
                downloads.all.add(client.rx()
                        .download(succeeded("t-" + i), target, TransferListener.NONE)
                        .onErrorComplete()
                        .subscribe((EditedVideo video) -> {}));
            }

            assertThat(begun.tryAcquire(LIMIT, 10, TimeUnit.SECONDS)).isTrue();
            assertThat(begun.availablePermits()).as("more than allowed").isZero();
        }
    }

    @Test
    void maxDownloads_whenItIsZero_isRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> client().maxDownloads(0))
                .withMessage("maxDownloads is 0. Set 1 or more.");
    }

    private VideoEditClientBuilder client() {
        Transport transport = mock(Transport.class);
        when(transport.tasks()).thenReturn(mock(TaskApi.class));
        when(transport.downloads())
                .thenReturn((request, sink) -> Completable.never().doOnSubscribe(begins -> begun.release()));
        return VideoEditClient.builder()
                .apiKey("sk-0123456789")
                .baseUrl(URI.create("https://service.example.com/api/v1"))
                .transport(new TransportProvider() {
                    @Override
                    public String name() {
                        return "scripted";
                    }

                    @Override
                    public Transport open(TransportConfig config) {
                        return transport;
                    }
                });
    }

    private static TaskSnapshot succeeded(String task) {
        URI url = URI.create("https://results.example.com/" + task + ".mp4");
        return new TaskSnapshot(
                new TaskId(task),
                TaskStatus.SUCCEEDED,
                "SUCCEEDED",
                null,
                null,
                null,
                null,
                null,
                new EditResult(url, null),
                null);
    }

    private static final class Begun implements AutoCloseable {

        final CompositeDisposable all = new CompositeDisposable();

        @Override
        public void close() {
            all.dispose();
        }
    }
}
