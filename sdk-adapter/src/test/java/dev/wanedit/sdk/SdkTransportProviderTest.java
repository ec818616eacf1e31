package dev.wanedit.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.settings.Polling;
import dev.wanedit.testkit.FakeDashScope;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdkTransportProviderTest {

    @Test
    void serviceLoader_findsItByName() {
        assertThat(ServiceLoader.load(TransportProvider.class))
                .extracting(TransportProvider::name)
                .containsExactly("sdk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/api", "/api/v1", "http:///api", "https://[::1%25x]/api"})
    void open_whenTheBaseUrlIsNoUrlOfAService_fails(String url) {
        TransportConfig config = Rig.config(URI.create(url), () -> "sk-1234567", new TestScheduler());

        assertThatThrownBy(() -> new SdkTransportProvider().open(config)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void baseUrl_whenItEndsWithASlash_isTheSame() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Transport transport = new SdkTransportProvider()
                        .open(Rig.config(URI.create(fake.baseUrl() + "/"), fake::apiKey, new TestScheduler()))) {
            Rig.ended(transport.tasks().create(Rig.JOB).test()).assertComplete();
            Rig.ended(transport.tasks().query(Rig.TASK).test()).assertComplete();
        }
    }

    /** Its threads do our work, so they must be there for the application's afterwards. */
    @Test
    void using_whenTheClientHasThreadsOfItsOwn_worksOnThemAndLeavesThem() {
        ExecutorService threads = Executors.newSingleThreadExecutor(work -> new Thread(work, "of-the-application"));
        OkHttpClient client =
                new OkHttpClient.Builder().dispatcher(new Dispatcher(threads)).build();
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start()) {
            TestObserver<String> thread = new TestObserver<>();
            try (Transport transport = SdkTransportProvider.using(client)
                    .open(Rig.config(fake.baseUrl(), fake::apiKey, new TestScheduler()))) {
                transport
                        .tasks()
                        .query(Rig.TASK)
                        .map(task -> Thread.currentThread().getName())
                        .subscribe(thread);
                Rig.ended(thread).assertValue("of-the-application");
            }
            assertThat(threads.isShutdown()).isFalse();
        } finally {
            threads.shutdownNow();
            client.connectionPool().evictAll();
        }
    }

    @Test
    void edit_whenClipAndPictureAreLocal_bringsTheEditedVideoHome(@TempDir Path folder) throws IOException {
        try (FakeDashScope fake = FakeDashScope.builder()
                        .testClock()
                        .pending(Duration.ZERO)
                        .running(Duration.ZERO)
                        .start();
                VideoEditClient client = VideoEditClient.builder()
                        .transport("sdk")
                        .baseUrl(fake.baseUrl())
                        .apiKey(fake.apiKey())
                        .polling(new Polling(Duration.ZERO, Duration.ofMillis(1)))
                        .build()) {
            EditJob job = EditJob.builder()
                    .video(Files.write(folder.resolve("a clip.mp4"), FakeDashScope.clip()))
                    .prompt("make it snow")
                    .build();

            EditedVideo video = client.edit(job, folder.resolve("edited.mp4"));

            assertThat(video.file()).hasBinaryContent(FakeDashScope.clip());
            assertThat(fake.tasks())
                    .singleElement()
                    .satisfies(task -> assertThat(task.media().get(0).url()).startsWith("oss://"));
            assertThat(fake.keyLeaks()).isEmpty();
        }
    }
}
