package dev.wanedit.engine.resilience;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.event.JobListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.net.URI;

/** A resilient task API over a service that a test scripts, and a time that it moves. */
final class ScriptedTaskApi {

    static final TaskId TASK = new TaskId("t-1");
    static final TaskSnapshot PENDING = TaskSnapshot.of(TASK, TaskStatus.PENDING);
    static final EditJob JOB =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();

    final TestScheduler timer = new TestScheduler();
    final CompletableSubject closing = CompletableSubject.create();
    final TaskApi api = mock(TaskApi.class);
    final ResilientTaskApi resilient = new ResilientTaskApi(api, RateLimits.ACCOUNT, JobListener.NONE, timer, closing);

    Script<TaskSnapshot> creates(Object... steps) {
        Script<TaskSnapshot> script = Script.of(timer, steps);
        when(api.create(any())).thenAnswer(call -> script.play());
        return script;
    }

    Script<TaskSnapshot> queries(Object... steps) {
        Script<TaskSnapshot> script = Script.of(timer, steps);
        when(api.query(any())).thenAnswer(call -> script.play());
        return script;
    }
}
