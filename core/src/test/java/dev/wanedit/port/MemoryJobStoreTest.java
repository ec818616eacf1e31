package dev.wanedit.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.reconcile.ListedTasks;
import dev.wanedit.engine.recording.JobRecorder;
import dev.wanedit.engine.recording.KeptJobs;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryJobStoreTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final MemoryJobStore store = new MemoryJobStore(2);
    private final JobRecorder jobRecorder = new JobBench(new ListedTasks(), store, new TestScheduler()).jobRecorder;
    private final KeptJobs jobs = new KeptJobs(jobRecorder);

    @Test
    void replace_whenMoreEndedThanItKeeps_forgetsTheOldestOfThose() {
        jobs.ready("open", "snow");
        for (int i = 0; i < 3; i++) {
            TaskId task = new TaskId("t-" + i);
            jobs.pending("job-" + i, "snow", task);
            jobRecorder.observed(TaskSnapshot.of(task, TaskStatus.CANCELED));
        }

        assertThat(store.find(new JobKey("job-0"))).isEmpty();
        assertThat(store.findByTask(new TaskId("t-0"))).isEmpty();
        assertThat(store.findByTask(new TaskId("t-1")).map(JobRecord::key)).contains(new JobKey("job-1"));
        assertThat(jobs.now("open").open()).isTrue();
    }

    @Test
    void replace_whenManySucceededAndNoneIsDownloaded_keepsThemAllForADay() {
        for (int i = 0; i < 1000; i++) {
            succeed("job-" + i, new TaskId("t-" + i));
        }
        for (int i = 0; i < 1000; i++) {
            changed(ready("failed-" + i), JobPhase.FAILED, "f-" + i, START.plus(Duration.ofHours(24)));
        }

        assertThat(store.keys(JobStore.Scan.OPEN, null, 2000)).hasSize(1000);
        assertThat(store.findByTask(new TaskId("t-0"))).isPresent();
    }

    @Test
    void replace_whenAHundredThousandFailed_keepsTheNewestOfThem() {
        jobs.pending("running", "snow", new TaskId("r-1"));
        for (int i = 0; i < 100_000; i++) {
            changed(ready("job-" + i), JobPhase.FAILED, "t-" + i, START);
        }

        assertThat(store.keys(JobStore.Scan.ALL, null, 1000))
                .extracting(JobKey::value)
                .containsExactly("job-99998", "job-99999", "running");
        assertThat(store.findByTask(new TaskId("t-0"))).isEmpty();
        assertThat(store.findByTask(new TaskId("r-1"))).isPresent();
    }

    @Test
    void replace_whenAResultIsOlderThanItsLife_forgetsItsJob() {
        JobRecord old = changed(ready("old"), JobPhase.SUCCEEDED, "t-1", START);
        JobRecord running = changed(ready("running"), JobPhase.RUNNING, "t-2", START);
        JobRecord uncertain = changed(ready("uncertain"), JobPhase.UNCERTAIN, null, START);

        changed(ready("new"), JobPhase.RUNNING, "t-3", START.plus(Duration.ofHours(25)));
        assertThat(store.find(old.key())).contains(old);

        changed(ready("newer"), JobPhase.RUNNING, "t-4", START.plus(Duration.ofHours(26)));
        assertThat(store.find(old.key())).isEmpty();
        assertThat(store.find(running.key())).contains(running);
        assertThat(store.find(uncertain.key())).contains(uncertain);
    }

    @Test
    void replace_whenAnEndedTaskTurnsOutToBeAnothersJob_keepsTheJobAgain() {
        JobRecord job = changed(ready("job"), JobPhase.SUCCEEDED, "t-1", START);
        JobRecord again = changed(job, JobPhase.UNCERTAIN, null, START);

        changed(ready("new"), JobPhase.RUNNING, "t-3", START.plus(Duration.ofDays(9)));

        assertThat(store.find(again.key())).contains(again);
    }

    private void succeed(String key, TaskId task) {
        changed(ready(key), JobPhase.SUCCEEDED, task.value(), START);
    }

    private JobRecord ready(String key) {
        return store.insertIfAbsent(
                JobRecord.ready(new JobKey(key), new JobFingerprint("p", List.of("m"), "prompt"), null, START));
    }

    private JobRecord changed(JobRecord job, JobPhase phase, @Nullable String task, Instant at) {
        JobRecord next = job.change()
                .to(new JobState(phase, task == null ? null : new TaskId(task)))
                .at(at);
        assertThat(store.replace(next)).isEqualTo(JobStore.Replacement.REPLACED);
        return next;
    }

    /** No caller waits for a day before it sends a job. */
    @Test
    void insert_whenAJobWasNotSentForOverADay_forgetsIt() {
        ready("old");
        insert("new", START.plus(Duration.ofHours(26)));

        assertThat(store.find(new JobKey("old"))).isEmpty();
        assertThat(store.find(new JobKey("new"))).isPresent();
    }

    @Test
    void replace_whenAJobIsSent_noLongerCountsItAsUnsent() {
        JobRecord sent = ready("sent");
        changed(sent, JobPhase.UNCERTAIN, null, START);
        insert("new", START.plus(Duration.ofHours(26)));

        assertThat(store.find(new JobKey("sent"))).isPresent();
    }

    @Test
    void forgetUnsent_whenTheJobWasSent_keepsIt() {
        JobRecord sent = ready("sent");
        changed(sent, JobPhase.UNCERTAIN, null, START);
        ready("unsent");

        store.forgetUnsent(new JobKey("sent"));
        store.forgetUnsent(new JobKey("unsent"));
        store.forgetUnsent(new JobKey("unknown"));

        assertThat(store.keys(JobStore.Scan.ALL, null, 10)).containsExactly(new JobKey("sent"));
    }

    private void insert(String key, Instant now) {
        store.insertIfAbsent(JobRecord.ready(
                new JobKey(key), JobFingerprint.of(KeptJobs.job("snow")), null, false, JobFigures.NONE, now));
    }
}
