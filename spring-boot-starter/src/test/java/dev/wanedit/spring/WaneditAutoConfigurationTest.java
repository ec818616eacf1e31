package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.AsyncVideoEditClient;
import dev.wanedit.RxVideoEditClient;
import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.BlockingMediaUploader;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class WaneditAutoConfigurationTest {

    private static final EditJob JOB = EditJob.builder()
            .video(URI.create("https://example.com/clip.mp4"))
            .prompt("Make it snow")
            .build();

    @Test
    void beans_whenAppHasProperties_areAClientAndItsFaces(FakeDashScope fake) {
        Applications.with(fake).run(app -> {
            app.getBean(VideoEditClient.class).submit(JOB);

            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
            assertThat(app).hasSingleBean(AsyncVideoEditClient.class).hasSingleBean(RxVideoEditClient.class);
            assertThat(app).hasSingleBean(JobStore.class);
        });
    }

    @Test
    void beans_whenTheStarterIsSwitchedOff_areNone(FakeDashScope fake) {
        Applications.with(fake)
                .withPropertyValues("wanedit.enabled=false")
                .run(app -> assertThat(app)
                        .doesNotHaveBean(VideoEditClient.class)
                        .doesNotHaveBean(JobStore.class)
                        .doesNotHaveBean(WaneditProperties.class));
    }

    @Test
    void client_whenAppHasItsOwn_isThatOne(FakeDashScope fake) {
        try (VideoEditClient own = VideoEditClient.builder()
                .apiKey(fake.apiKey())
                .baseUrl(fake.baseUrl())
                .build()) {
            Applications.with(fake).withBean(VideoEditClient.class, () -> own).run(app -> {
                assertThat(app.getBean(VideoEditClient.class)).isSameAs(own);
                assertThat(app.getBean(AsyncVideoEditClient.class)).isSameAs(own.async());
            });
        }
    }

    @Test
    void store_whenAppHasItsOwn_getsTheJobs(FakeDashScope fake) {
        JobStore own = new MemoryJobStore();
        Applications.with(fake)
                .withPropertyValues("wanedit.store.type=file")
                .withBean(JobStore.class, () -> own)
                .run(app -> app.getBean(VideoEditClient.class).submit(JOB));

        assertThat(own.keys(JobStore.Scan.ALL, null, 10)).hasSize(1);
    }

    @Test
    void listeners_whenAppHasSeveral_areAllNotified(FakeDashScope fake) {
        List<String> heard = new CopyOnWriteArrayList<>();
        Applications.with(fake)
                .withBean("one", JobListener.class, () -> named("one", heard))
                .withBean("two", JobListener.class, () -> named("two", heard))
                .run(app -> app.getBean(VideoEditClient.class).submit(JOB));

        assertThat(heard).contains("one", "two");
    }

    @Test
    void uploader_whenAppHasItsOwn_uploadsLocalFiles(FakeDashScope fake, @TempDir Path folder) throws Exception {
        Path clip = Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
        URI hosted = fake.hostMedia("clip.mp4", clip);
        BlockingMediaUploader own = (file, model, listener) -> MediaSource.url(hosted);

        Applications.with(fake)
                .withBean(BlockingMediaUploader.class, () -> own)
                .run(app -> app.getBean(VideoEditClient.class)
                        .submit(EditJob.builder()
                                .video(clip)
                                .prompt("Make it snow")
                                .build()));

        assertThat(fake.count(RequestKind.UPLOAD)).isZero();
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void customizers_whenAppHasOne_countMoreThanProperties(FakeDashScope fake) {
        Applications.with(fake)
                .withPropertyValues("wanedit.api-key=sk-wrong")
                .withBean(WaneditClientCustomizer.class, () -> builder -> builder.apiKey(fake.apiKey()))
                .run(app -> assertThat(app.getBean(VideoEditClient.class)
                                .list(TaskFilter.recent())
                                .tasks())
                        .isEmpty());
    }

    @Test
    void builder_whenInjectedTwice_isAnotherOneWithTheSameSettings(FakeDashScope fake) {
        Applications.with(fake).run(app -> {
            VideoEditClientBuilder first = app.getBean(VideoEditClientBuilder.class);
            assertThat(first).isNotSameAs(app.getBean(VideoEditClientBuilder.class));
            try (VideoEditClient second = first.build()) {
                assertThat(second.list(TaskFilter.recent()).tasks()).isEmpty();
            }
        });
    }

    @Test
    void start_whenATransportIsUnknown_failsAndNamesWhatWasFound(FakeDashScope fake) {
        Applications.with(fake)
                .withPropertyValues("wanedit.transport=nosuch")
                .run(app -> assertThat(app)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("jdk"));
    }

    private static JobListener named(String name, List<String> heard) {
        return new JobListener() {
            @Override
            public void onStep(JobStep step) {
                heard.add(name);
            }
        };
    }
}
