package dev.wanedit.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a client over a real transport, against the fake service. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class JobMetricsTest {

    private static final Duration PENDING = Duration.ofSeconds(10);
    private static final Duration RUNNING = Duration.ofSeconds(60);
    private static final Duration LATE = Duration.ofSeconds(7);

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final JobMetrics metrics = new JobMetrics(registry);

    @TempDir
    private Path folder;

    @Test
    void edit_whenAllGoesWell_measuresTheTaskByTheServicesTimes(FakeDashScope fake) {
        fake.taskTimes(PENDING, RUNNING);
        EditedVideo video;
        try (VideoEditClient client = Shop.client(fake, metrics)) {
            CompletableFuture<EditedVideo> edit =
                    client.async().edit(new JobKey("a"), Shop.job(folder), folder.resolve("out.mp4"));
            assertThat(fake.awaitRequests(RequestKind.QUERY, 1, Duration.ofMinutes(1)))
                    .isTrue();
            fake.clock().advance(PENDING.plus(RUNNING).plus(LATE));
            video = edit.join();
        }

        assertThat(seconds("wanedit.task.queue")).isEqualTo(10);
        assertThat(seconds("wanedit.task.duration", "state", "succeeded")).isEqualTo(70);
        assertThat(seconds("wanedit.task.notice.delay")).isEqualTo(7);
        assertThat(count("wanedit.tasks.ended", "state", "succeeded")).isEqualTo(1);
        double billed = fake.tasks().get(0).billedSeconds();
        assertThat(count("wanedit.billed")).isPositive().isEqualTo(billed, within(1e-6));
        assertThat(count("wanedit.cost", "currency", "CNY")).isEqualTo(billed * 0.6, within(1e-6));
        assertThat(registry.get("wanedit.uploads").timer().count()).isEqualTo(1);
        assertThat(registry.get("wanedit.upload.size").summary().totalAmount())
                .isEqualTo((double) FakeDashScope.clip().length);
        assertThat(registry.get("wanedit.downloads").timer().count()).isEqualTo(1);
        assertThat(registry.get("wanedit.download.size").summary().totalAmount())
                .isEqualTo((double) video.size());
    }

    @Test
    void requests_whenAllKindsAreMade_areThoseThatTheServiceCounts(FakeDashScope fake) {
        fake.taskTimes(PENDING, RUNNING);
        try (VideoEditClient client = Shop.client(fake, metrics)) {
            SubmittedJob submitted = client.submit(new JobKey("a"), Shop.job(folder));
            client.status(submitted.taskId());
            client.status(submitted.taskId());
            client.list(TaskFilter.recent());
            assertThat(client.cancel(submitted.taskId())).isEqualTo(CancelOutcome.CANCELED);
        }

        assertThat(requests("create", "SUCCESS", "none"))
                .isEqualTo(fake.count(RequestKind.CREATE))
                .isEqualTo(1);
        assertThat(requests("query", "SUCCESS", "none"))
                .isEqualTo(fake.count(RequestKind.QUERY))
                .isEqualTo(2);
        assertThat(requests("list", "SUCCESS", "none"))
                .isEqualTo(fake.count(RequestKind.LIST))
                .isEqualTo(1);
        assertThat(requests("cancel", "SUCCESS", "none"))
                .isEqualTo(fake.count(RequestKind.CANCEL))
                .isEqualTo(1);
        assertThat(registry.get("wanedit.permit.wait")
                        .tag("operation", "query")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void requests_whenTheServiceThrottles_countEachAttemptAndTheWait(FakeDashScope fake) {
        fake.taskTimes(PENDING, RUNNING);
        try (VideoEditClient client = Shop.client(fake, metrics)) {
            SubmittedJob submitted = client.submit(new JobKey("a"), Shop.job(folder));
            fake.inject(RequestKind.QUERY, Fault.error(429, "Throttling.RateQuota", "Too many."))
                    .times(2);

            client.status(submitted.taskId());
        }

        assertThat(count("wanedit.requests.throttled", "operation", "query")).isEqualTo(2);
        assertThat(count("wanedit.requests.throttled", "operation", "create")).isZero();
        assertThat(requests("query", "CLIENT_ERROR", "ThrottledException")).isEqualTo(2);
        assertThat(requests("query", "SUCCESS", "none")).isEqualTo(1);
        assertThat(count("wanedit.retries", "operation", "query", "error", "ThrottledException"))
                .isEqualTo(2);
    }

    @Test
    void permits_whenARequestWaited_showHowLong() {
        metrics.onPermit(Operation.LIST, Duration.ofSeconds(3));

        assertThat(seconds("wanedit.permit.wait", "operation", "list")).isEqualTo(3);
        assertThat(registry.get("wanedit.permit.wait")
                        .tag("operation", "query")
                        .timer()
                        .count())
                .isZero();
    }

    @Test
    void meters_whenTheClientHasTags_haveThem() {
        new JobMetrics(registry, Tags.of("account", "b")).onPermit(Operation.LIST, Duration.ofSeconds(3));

        assertThat(seconds("wanedit.permit.wait", "operation", "list", "account", "b"))
                .isEqualTo(3);
        assertThat(registry.find("wanedit.tasks").tag("account", "b").gauges()).hasSize(4);
    }

    @Test
    void tasks_whenTheyMoveOn_areCountedInTheirStateOnly(FakeDashScope fake) {
        fake.taskTimes(PENDING, RUNNING);
        try (VideoEditClient client = Shop.client(fake, metrics)) {
            SubmittedJob submitted = client.submit(new JobKey("a"), Shop.job(folder));
            assertThat(tasks("pending")).isEqualTo(1);

            fake.clock().advance(PENDING);
            client.status(submitted.taskId());
            assertThat(tasks("pending")).isZero();
            assertThat(tasks("running")).isEqualTo(1);

            fake.clock().advance(RUNNING);
            client.status(submitted.taskId());
            assertThat(tasks("running")).isZero();
        }
    }

    @Test
    void tasks_whenTheEndIsSeenAgain_areBilledOnce(FakeDashScope fake) {
        fake.taskTimes(Duration.ZERO, Duration.ZERO);
        try (VideoEditClient client = Shop.client(fake, metrics)) {
            SubmittedJob submitted = client.submit(new JobKey("a"), Shop.job(folder));
            client.await(submitted);
            client.status(submitted.taskId());
            client.status(submitted.taskId());
        }

        assertThat(count("wanedit.tasks.ended", "state", "succeeded")).isEqualTo(1);
        assertThat(count("wanedit.billed")).isEqualTo(fake.tasks().get(0).billedSeconds(), within(1e-6));
    }

    @Test
    void tasks_whenOneFails_costNothing(FakeDashScope fake) {
        fake.nextTask(TaskScript.timed(Duration.ZERO, Duration.ZERO).failing("InternalError", "Sorry."));
        try (VideoEditClient client = Shop.client(fake, metrics)) {
            assertThatExceptionOfType(TaskFailedException.class)
                    .isThrownBy(() -> client.edit(new JobKey("a"), Shop.job(folder), folder.resolve("out.mp4")));
        }

        assertThat(count("wanedit.tasks.ended", "state", "failed")).isEqualTo(1);
        assertThat(count("wanedit.billed")).isZero();
        assertThat(registry.find("wanedit.cost").counters()).isEmpty();
    }

    @Test
    void tasks_whenOneIsCanceled_leaveTheGauge(FakeDashScope fake) {
        fake.taskTimes(PENDING, RUNNING);
        try (VideoEditClient client = Shop.client(fake, metrics)) {
            SubmittedJob submitted = client.submit(new JobKey("a"), Shop.job(folder));
            client.cancel(submitted.taskId());
        }

        assertThat(tasks("pending")).isZero();
        assertThat(count("wanedit.tasks.ended", "state", "canceled")).isEqualTo(1);
    }

    private double tasks(String state) {
        return registry.get("wanedit.tasks").tag("state", state).gauge().value();
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private double seconds(String name, String... tags) {
        assertThat(registry.get(name).tags(tags).timer().count()).isEqualTo(1);
        return registry.get(name).tags(tags).timer().totalTime(TimeUnit.SECONDS);
    }

    private long requests(String operation, String outcome, String error) {
        return registry.get("wanedit.requests")
                .tags("operation", operation, "outcome", outcome, "error", error)
                .timer()
                .count();
    }
}
