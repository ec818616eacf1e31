package dev.wanedit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExchangeCompletionTest {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final ExchangeFaults FAULTS = ExchangeFaults.at(URI.create("https://example.com/api"), null);

    private final TestScheduler timer = new TestScheduler();
    private final List<String> done = new ArrayList<>();

    @Test
    void succeed_whenItEndedBefore_hasNoEffect() {
        Open open = new Open();
        open.end.atEnd(() -> done.add("end"));

        open.end.succeed("first");
        open.end.succeed("second");
        open.end.fail(FAULTS.closed(true));

        open.observer.assertResult("first");
        assertThat(done).containsExactly("end");
    }

    @Test
    void fail_whenItEndedBefore_makesNoError() {
        Open open = new Open();
        open.end.succeed("first");

        open.end.fail(maybeSent -> {
            done.add("made");
            return FAULTS.closed(maybeSent);
        });

        assertThat(done).isEmpty();
    }

    @Test
    void fail_whenTheSubscriberHears_isAlreadyAborted() {
        Open open = new Open();
        open.end.atEnd(() -> {
            open.observer.assertEmpty();
            done.add("aborted");
        });

        open.end.fail(FAULTS.closed(true));

        open.observer.assertError(WanEditException.class);
        assertThat(done).containsExactly("aborted");
    }

    @Test
    void atEnd_whenItIsOver_isDoneAtOnce() {
        Open open = new Open();
        open.observer.dispose();

        open.end.atEnd(() -> done.add("end"));

        assertThat(open.end.isOver()).isTrue();
        assertThat(done).containsExactly("end");
    }

    @Test
    void beginSending_whenCalledTwice_allowsOneRequest() {
        Open open = new Open();

        assertThat(open.end.beginSending()).isTrue();
        assertThat(open.end.beginSending()).isFalse();
    }

    @Test
    void beginSending_whenItIsOver_allowsNone() {
        Open open = new Open();
        open.observer.dispose();

        assertThat(open.end.beginSending()).isFalse();
    }

    /** A request that was said not to be sent must not be sent: it would be paid for twice. */
    @Test
    void fail_whileTheSendingBegins_neverSaysUnsentOfWhatIsSent() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < 2_000; i++) {
                Open open = new Open();
                AtomicReference<Boolean> told = new AtomicReference<>();
                CountDownLatch both = new CountDownLatch(2);
                Future<Boolean> sends = other.submit(() -> {
                    both.countDown();
                    both.await();
                    return open.end.beginSending();
                });
                both.countDown();
                both.await();
                open.end.fail(maybeSent -> {
                    told.set(maybeSent);
                    return FAULTS.closed(maybeSent);
                });

                assertThat(told.get()).isEqualTo(sends.get());
            }
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void startTimer_whenBytesMove_countsFromTheLast() {
        Open open = new Open();
        open.end.startTimer(FAULTS::timeout);
        pass(CALL_TIMEOUT.minusNanos(1));
        open.end.moved();

        pass(CALL_TIMEOUT.minusNanos(1));
        open.observer.assertEmpty();
        pass(Duration.ofNanos(1));

        open.observer.assertError(error -> error.getMessage().contains("30 s"));
    }

    @Test
    void startTimer_whenItEnded_neverRunsOut() {
        Open open = new Open();
        open.end.startTimer(FAULTS::timeout);
        open.observer.dispose();
        open.end.moved();

        open.end.startTimer((limit, maybeSent) -> {
            done.add("ran out");
            return FAULTS.timeout(limit, maybeSent);
        });
        pass(CALL_TIMEOUT.multipliedBy(2));

        assertThat(done).isEmpty();
    }

    /** The timer's thread was late: its action runs after the request has begun to be sent. */
    @Test
    void startWithin_whenItsRequestIsBeingSent_doesNotEndIt() {
        Open open = new Open();
        open.end.startWithin(CALL_TIMEOUT, FAULTS.closed(false));
        assertThat(open.end.beginSending()).isTrue();

        pass(CALL_TIMEOUT);

        open.observer.assertEmpty();
        open.end.succeed("done");
        open.observer.assertResult("done");
    }

    private void pass(Duration time) {
        timer.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** An exchange and its subscriber. */
    private final class Open {

        private ExchangeCompletion<String> end;
        private final TestObserver<String> observer = Single.<String>create(emitter -> {
                    end = new ExchangeCompletion<>(emitter, new CallTimer(timer, ExchangeTimeout.ofCall(CALL_TIMEOUT)));
                    emitter.setCancellable(end::abandon);
                })
                .test();
    }
}
