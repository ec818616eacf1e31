package dev.wanedit.spring.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.FleetClient;
import dev.wanedit.fleet.job.FleetListener;
import dev.wanedit.fleet.job.PhaseChange;
import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.fleet.result.SharedFolder;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What a node does in an application, from the start to the stop. */
class FleetNodeTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = FakeDashScopeExtension.with(
            fake -> fake.clock(Clock.systemUTC()).pending(Duration.ZERO).running(Duration.ZERO));

    private static final JobKey KEY = new JobKey("order-17");
    private static final EditJob JOB = EditJob.builder()
            .video(URI.create("https://example.com/clip.mp4"))
            .prompt("Make it snow")
            .build();

    @TempDir
    Path folder;

    @Test
    void submit_whenTheNodeWorks_endsWithTheFileAndEachListenerHears(FakeDashScope fake) {
        Listener first = new Listener();
        Listener second = new Listener();
        FleetClient[] node = new FleetClient[1];
        FleetApplications.node(fake, folder)
                .withBean("first", FleetListener.class, () -> first)
                .withBean("second", FleetListener.class, () -> second)
                .run(app -> {
                    node[0] = app.getBean(FleetClient.class);
                    node[0].submit(KEY, JOB);

                    assertThat(second.awaitEnd()).isTrue();
                    assertThat(first.heard).containsEntry(KEY, JobPhase.ARCHIVED);
                    assertThat(node[0].load()).isEqualTo(new FleetClient.Load(0, 0, 0));
                    assertThat(node[0].drives()).isTrue();
                    assertThat(node[0].driver()).contains(node[0].node());
                });

        assertThat(SharedFolder.at(folder).file(KEY)).hasBinaryContent(FakeDashScope.clip());
        assertThat(fake.count(RequestKind.CREATE)).isOne();
        assertThat(node[0].drives()).as("after the stop").isFalse();
    }

    @Test
    void submit_whenAppHasASink_givesItTheResult(FakeDashScope fake) {
        Listener listener = new Listener();
        Bucket bucket = new Bucket();
        FleetApplications.node(fake)
                .withBean(DataSource.class, FleetApplications::withTable)
                .withBean(FleetSink.class, () -> bucket)
                .withBean(FleetListener.class, () -> listener)
                .run(app -> {
                    app.getBean(FleetClient.class).submit(KEY, JOB);

                    assertThat(listener.awaitEnd()).isTrue();
                });

        assertThat(bucket.sizes).containsEntry(KEY, (long) FakeDashScope.clip().length);
    }

    @Test
    void submit_whenTheNodeOnlyTakesJobs_sendsNothingAndNeedsNoTable(FakeDashScope fake) {
        FleetApplications.node(fake)
                .withBean(DataSource.class, FleetApplications::empty)
                .withPropertyValues("wanedit.fleet.folder=" + folder, "wanedit.fleet.work=false")
                .run(app -> {
                    FleetClient node = app.getBean(FleetClient.class);

                    assertThat(node.submit(KEY, JOB).phase()).isEqualTo(JobPhase.READY);
                    assertThat(node.load()).isEqualTo(new FleetClient.Load(1, 0, 0));
                    assertThat(fake.count(RequestKind.ANY)).isZero();
                });
    }

    /** Jobs of an application that stopped are continued by the next driver, and by no client of another one. */
    @Test
    void start_whenJobsAreOpen_sendsEachOnce(FakeDashScope fake) {
        DataSource shared = FleetApplications.withTable();
        Listener listener = new Listener();
        ApplicationContextRunner any = FleetApplications.node(fake)
                .withBean(DataSource.class, () -> shared)
                .withPropertyValues("wanedit.fleet.folder=" + folder);
        any.withPropertyValues("wanedit.fleet.work=false")
                .run(app -> app.getBean(FleetClient.class).submit(KEY, JOB));

        any.withBean(FleetListener.class, () -> listener)
                .run(app -> assertThat(listener.awaitEnd()).isTrue());

        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void start_whenTheContextOnlyPaused_goesOn(FakeDashScope fake) {
        Listener listener = new Listener();
        FleetApplications.node(fake, folder)
                .withBean(FleetListener.class, () -> listener)
                .run(app -> {
                    pauseAndContinue(app);
                    app.getBean(FleetClient.class).submit(KEY, JOB);

                    assertThat(listener.awaitEnd()).isTrue();
                });
    }

    private static void pauseAndContinue(AssertableApplicationContext app) {
        app.getSourceApplicationContext().stop();
        app.getSourceApplicationContext().start();
    }

    /** Notes the last phase of each job. */
    private static final class Listener implements FleetListener {

        final Map<JobKey, JobPhase> heard = new ConcurrentHashMap<>();
        private final CountDownLatch archived = new CountDownLatch(1);

        @Override
        public void changed(PhaseChange change) {
            heard.put(change.key(), change.phase());
            if (change.phase() == JobPhase.ARCHIVED) {
                archived.countDown();
            }
        }

        boolean awaitEnd() throws InterruptedException {
            return archived.await(1, TimeUnit.MINUTES);
        }
    }

    /** Notes the size of each result. */
    private static final class Bucket implements FleetSink {

        final Map<JobKey, Long> sizes = new ConcurrentHashMap<>();

        @Override
        public URI store(JobKey key, EditedVideo video) {
            sizes.put(key, video.file().toFile().length());
            return URI.create("bucket:" + key);
        }
    }
}
