package dev.wanedit.engine.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.port.TaskApi;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a listener is notified of when requests wait for the account's rate limit: 20 queries a second. */
class PermitWaitTest {

    private static final TaskId TASK = new TaskId("t-1");

    private final TestScheduler timer = new TestScheduler();
    private final TaskApi api = mock(TaskApi.class);
    private final List<String> waits = new ArrayList<>();
    private final ResilientTaskApi resilient =
            new ResilientTaskApi(api, RateLimits.ACCOUNT, new Recorded(), timer, Completable.never());

    PermitWaitTest() {
        when(api.query(TASK)).thenReturn(Single.just(TaskSnapshot.of(TASK, TaskStatus.PENDING)));
        when(api.cancel(TASK)).thenReturn(Completable.complete());
    }

    @Test
    void query_whenOthersAreBeforeIt_reportsItsOwnWait() {
        Completable all = Completable.mergeArray(query(), query(), query(), resilient.cancel(TASK));

        var requests = all.test();
        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        requests.assertComplete();
        assertThat(waits).containsExactlyInAnyOrder("QUERY 0", "CANCEL 0", "QUERY 50", "QUERY 100");
    }

    @Test
    void query_whenItGivesUpWaiting_reportsNothing() {
        query().test().assertComplete();
        query().test().dispose();
        timer.advanceTimeBy(1, TimeUnit.SECONDS);

        assertThat(waits).containsExactly("QUERY 0");
    }

    private Completable query() {
        return resilient.query(TASK).ignoreElement();
    }

    private final class Recorded implements JobListener {

        @Override
        public void onPermit(Operation operation, Duration waited) {
            waits.add(operation + " " + waited.toMillis());
        }
    }
}
