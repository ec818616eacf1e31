package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.TransportException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Submission;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.ResumedJob;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ClientLifecycleTest {

    private static final JobKey KEY = new JobKey("order 17");
    private static final EditJob JOB = EditJob.builder()
            .video(URI.create("https://example.com/clip.mp4"))
            .prompt("Make it snow")
            .build();

    /** The web server stops in a phase below that of its last requests. */
    private static final int BETWEEN_THEM = 1024;

    @TempDir
    Path folder;

    @Test
    void stop_whenAJobRuns_leavesItToTheNextStartWithoutASecondPost(FakeDashScope fake) throws Exception {
        Path target = folder.resolve("edited.mp4");
        Applications.with(fake, folder.resolve("jobs.db"))
                .run(app -> app.getBean(VideoEditClient.class)
                        .start(Submission.of(KEY, JOB).towards(target)));
        fake.clock().advance(Duration.ofHours(1));

        BlockingQueue<ResumedJob> resumed = new LinkedBlockingQueue<>();
        Applications.with(fake, folder.resolve("jobs.db"))
                .withInitializer(app -> app.addApplicationListener(into(resumed)))
                .run(app -> {
                    ResumedJob job = resumed.poll(30, TimeUnit.SECONDS);
                    assertThat(job.key()).isEqualTo(KEY);
                    assertThat(job.video().file()).isEqualTo(target);
                    assertThat(app.getBean(VideoEditClient.class)
                                    .find(KEY)
                                    .orElseThrow()
                                    .phase())
                            .isEqualTo(JobPhase.ARCHIVED);
                });

        assertThat(target).hasBinaryContent(FakeDashScope.clip());
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
    }

    @Test
    void start_whenResumeIsSwitchedOff_resumesNothing(FakeDashScope fake) {
        Applications.with(fake)
                .run(app -> assertThat(app.getBean(ClientLifecycle.class).resumption())
                        .isNotNull());

        Applications.with(fake)
                .withPropertyValues("wanedit.resume-on-start=false")
                .run(app -> assertThat(app.getBean(ClientLifecycle.class).resumption())
                        .isNull());
    }

    /** The fleet's jobs may be in the same store, and its driver continues them. */
    @Test
    void start_whenAFleetRunsTheJobs_resumesNothing(FakeDashScope fake) {
        Applications.with(fake)
                .withPropertyValues("wanedit.engine=db-scheduler", "wanedit.resume-on-start=true")
                .run(app -> assertThat(app.getBean(ClientLifecycle.class).resumption())
                        .isNull());
    }

    /** A start that waited for the query would end with the deadline of the wait, after 30 minutes. */
    @Test
    void start_whenTheServiceDoesNotAnswer_doesNotWait(FakeDashScope fake) {
        Applications.with(fake, folder.resolve("jobs.db"))
                .run(app -> app.getBean(VideoEditClient.class).submit(KEY, JOB));
        fake.refuseConnections();

        Applications.with(fake, folder.resolve("jobs.db"))
                .run(app -> assertThat(app).hasNotFailed());
    }

    @Test
    void close_always_closesTheClient(FakeDashScope fake) {
        VideoEditClient[] client = new VideoEditClient[1];
        Applications.with(fake).run(app -> client[0] = app.getBean(VideoEditClient.class));

        assertThatThrownBy(() -> client[0].list(TaskFilter.recent())).isInstanceOf(TransportException.class);
    }

    @Test
    void stop_whenTheContextOnlyPauses_keepsTheClientOpen(FakeDashScope fake) {
        Applications.with(fake).run(app -> {
            ConfigurableApplicationContext context = app.getSourceApplicationContext();
            context.stop();
            context.start();

            assertThat(app.getBean(VideoEditClient.class)
                            .list(TaskFilter.recent())
                            .tasks())
                    .isEmpty();
        });
    }

    /** What stops first has the higher phase. */
    @Test
    void phase_always_isBelowThoseOfTheWebServerAndOfTaskExecutors() {
        assertThat(ClientLifecycle.PHASE)
                .isLessThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - BETWEEN_THEM)
                .isLessThan(ExecutorConfigurationSupport.DEFAULT_PHASE);
    }

    private static ApplicationListener<PayloadApplicationEvent<?>> into(BlockingQueue<ResumedJob> resumed) {
        return event -> {
            if (event.getPayload() instanceof ResumedJob job) {
                resumed.add(job);
            }
        };
    }
}
