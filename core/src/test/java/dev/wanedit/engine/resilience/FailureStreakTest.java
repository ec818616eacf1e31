package dev.wanedit.engine.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.Script;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FailureStreakTest {

    private final TestScheduler timer = new TestScheduler();
    private final List<String> events = new ArrayList<>();
    private final FailureStreak row = new FailureStreak(Operation.WAIT, new TaskId("t-1"), new Events(), timer);

    @Test
    void failed_whenItHappensAgain_countsTheRowAndItsTime() {
        row.failed(Script.refused());
        timer.advanceTimeBy(15, TimeUnit.SECONDS);
        row.failed(Script.refused());

        assertThat(events).containsExactly("retry 1 PT0S", "retry 2 PT15S");
    }

    @Test
    void succeeded_afterFailures_endsTheRowOnce() {
        row.failed(Script.refused());
        timer.advanceTimeBy(20, TimeUnit.SECONDS);
        row.succeeded();
        row.succeeded();
        row.ended();

        assertThat(events).containsExactly("retry 1 PT0S", "recovery 1 PT20S");
    }

    @Test
    void failed_afterASuccess_beginsAnotherRow() {
        row.failed(Script.refused());
        row.succeeded();
        timer.advanceTimeBy(20, TimeUnit.SECONDS);
        row.failed(Script.refused());
        row.ended();

        assertThat(events).containsExactly("retry 1 PT0S", "recovery 1 PT0S", "retry 1 PT0S", "givenUp 1 PT0S");
    }

    @Test
    void ended_withoutFailures_reportsNothing() {
        row.succeeded();
        row.ended();

        assertThat(events).isEmpty();
    }

    private final class Events implements JobListener {
        @Override
        public void onRetry(RetriedFault fault) {
            add("retry", fault);
        }

        @Override
        public void onRecovery(RetriedFault last) {
            add("recovery", last);
        }

        @Override
        public void onGivenUp(RetriedFault last) {
            add("givenUp", last);
        }

        private void add(String event, RetriedFault fault) {
            Duration lasting = fault.lasting();
            events.add(event + " " + fault.failures() + " " + lasting);
        }
    }
}
