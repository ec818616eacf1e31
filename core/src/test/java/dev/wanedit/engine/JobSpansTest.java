package dev.wanedit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.Script;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobSpan;
import dev.wanedit.event.JobSpan.Kind;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobSpansTest {

    private static final TaskId TASK = new TaskId("t-1");
    private static final TaskSnapshot RUNNING = TaskSnapshot.of(TASK, TaskStatus.RUNNING);

    private final List<String> events = new ArrayList<>();
    private final JobSpans spans = new JobSpans(new Recorded(), new ClosingSignal());

    @Test
    void work_whenItSucceeds_hasItsPartsWithin() {
        whole(Single.just(RUNNING)).test().assertValue(RUNNING);

        assertThat(events)
                .containsExactly("start JOB", "start FOLLOW of JOB", "end FOLLOW t-1 null", "end JOB t-1 null");
    }

    @Test
    void work_whenItFails_endsWithTheFault() {
        whole(Single.error(Script.lost())).test().assertError(fault -> true);

        assertThat(events)
                .containsExactly(
                        "start JOB",
                        "start FOLLOW of JOB",
                        "end FOLLOW t-1 TransportException",
                        "end JOB null TransportException");
    }

    @Test
    void work_whenTheCallerStopsWaiting_endsThePartsFirst() {
        whole(Single.never()).test().dispose();

        assertThat(events)
                .containsExactly(
                        "start JOB",
                        "start FOLLOW of JOB",
                        "end FOLLOW t-1 CancellationException",
                        "end JOB null CancellationException");
    }

    @Test
    void work_whenTheCallerHasStoppedBeforeItBegins_doesNotBegin() {
        TestObserver<TaskSnapshot> stopped = new TestObserver<>();
        stopped.dispose();

        spans.<TaskSnapshot>within(() -> JobSpan.of(Kind.JOB, null, null), TaskSnapshot::taskId, span -> {
                    events.add("work");
                    return Single.never();
                })
                .subscribe(stopped);

        assertThat(events).containsExactly("start JOB", "end JOB null CancellationException");
    }

    @Test
    void work_whenItCannotBegin_endsToo() {
        spans.<TaskSnapshot>within(() -> JobSpan.of(Kind.JOB, null, null), TaskSnapshot::taskId, span -> {
                    throw new CancellationException("now");
                })
                .test()
                .assertError(CancellationException.class);

        assertThat(events).containsExactly("start JOB", "end JOB null CancellationException");
    }

    @Test
    void work_whenItIsSubscribedToTwice_isTwoSpans() {
        Single<TaskSnapshot> work = spans.followed(null, TASK, Single.just(RUNNING));

        work.test().assertComplete();
        work.test().assertComplete();

        assertThat(events).hasSize(4);
    }

    private Single<TaskSnapshot> whole(Single<TaskSnapshot> wait) {
        return spans.within(
                () -> JobSpan.of(Kind.JOB, new JobKey("a"), null),
                TaskSnapshot::taskId,
                whole -> spans.followed(whole, TASK, wait));
    }

    private final class Recorded implements JobListener {

        @Override
        public void onSpanStart(JobSpan span) {
            events.add("start " + span.kind()
                    + (span.parent() == null ? "" : " of " + span.parent().kind()));
        }

        @Override
        public void onSpanEnd(JobSpan span, @Nullable TaskId taskId, @Nullable Throwable fault) {
            String end = fault == null ? "null" : fault.getClass().getSimpleName();
            events.add("end " + span.kind() + " " + taskId + " " + end);
        }
    }
}
