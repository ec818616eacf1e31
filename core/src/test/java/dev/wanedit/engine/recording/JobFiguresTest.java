package dev.wanedit.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.reconcile.ListedTasks;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.event.JobListener;
import dev.wanedit.job.Money;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.price.PriceTable;
import dev.wanedit.record.JobFigures;
import dev.wanedit.settings.Region;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.Usage;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobFiguresTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final Instant SUBMITTED = Instant.parse("2026-04-03T00:00:00Z");
    private static final Instant STARTED = SUBMITTED.plusSeconds(30);
    private static final Usage USAGE = new Usage(Duration.ofMillis(10_040), null, null, 1, 720);

    private final TestScheduler timer = new TestScheduler();
    private final JobRecorder jobRecorder = new JobBench(new ListedTasks(), new MemoryJobStore(), timer).jobRecorder;
    private final KeptJobs jobs = new KeptJobs(jobRecorder);
    private final TaskRecorder recorder =
            new TaskRecorder(jobRecorder, timer, JobListener.NONE, PriceTable.DEFAULT.in(Region.BEIJING));

    @Test
    void seen_whenATaskSucceeds_recordsItsTimesAndItsBill() {
        jobs.pending("a", "snow", TASK);

        seen(TaskStatus.RUNNING, null);
        seen(TaskStatus.SUCCEEDED, USAGE);

        assertThat(jobs.now("a").figures())
                .isEqualTo(new JobFigures(
                        null, SUBMITTED, STARTED, Duration.ofMillis(10_040), 720, Money.of("6.024", "CNY")));
    }

    @Test
    void seen_whenTheServiceSaysLessLater_keepsWhatIsKnown() {
        jobs.pending("a", "snow", TASK);
        seen(TaskStatus.RUNNING, null);

        recorder.seen(TaskSnapshot.of(TASK, TaskStatus.SUCCEEDED)).test().assertComplete();

        assertThat(jobs.now("a").figures()).isEqualTo(new JobFigures(null, SUBMITTED, STARTED, null, null, null));
    }

    @Test
    void seen_whenTheTaskTurnsOutToBeAnotherJobs_dropsItsTimes() {
        jobs.adopted("a", "snow", TASK);
        seen(TaskStatus.RUNNING, null);
        assertThat(jobs.now("a").figures().started()).isEqualTo(STARTED);

        recorder.seen(snapshot(TaskStatus.SUCCEEDED, USAGE, "rain")).test().assertError(fault -> true);

        assertThat(jobs.now("a").figures()).isEqualTo(JobFigures.NONE);
    }

    private void seen(TaskStatus status, @Nullable Usage usage) {
        recorder.seen(snapshot(status, usage, null)).test().assertComplete();
    }

    private static TaskSnapshot snapshot(TaskStatus status, @Nullable Usage usage, @Nullable String prompt) {
        EditResult result = usage == null ? null : new EditResult(URI.create("https://example.com/r.mp4"), usage);
        return new TaskSnapshot(TASK, status, status.name(), null, SUBMITTED, STARTED, null, prompt, result, null);
    }
}
