package dev.wanedit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.WanEditException;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExchangeQueueTest {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final ExchangeFaults FAULTS = ExchangeFaults.at(URI.create("https://example.com/api"), null);

    private final TestScheduler timer = new TestScheduler();
    private final ExchangeQueue queue = new ExchangeQueue(1, timer, ExchangeTimeout.ofCall(CALL_TIMEOUT));
    private final List<Running> started = new ArrayList<>();
    private int made;
    private int broken;

    @Test
    void run_whenSubscribedTwice_isTwoExchanges() {
        Single<String> exchange = exchange();

        TestObserver<String> first = exchange.test();
        started.get(0).end.succeed("first");
        TestObserver<String> second = exchange.test();
        started.get(1).end.succeed("second");

        first.assertResult("first");
        second.assertResult("second");
    }

    @Test
    void run_whenFull_waitsUntilOneEndsAndItsTimeoutCountsFromThen() {
        TestObserver<String> first = exchange().test();
        TestObserver<String> second = exchange().test();
        assertThat(started).hasSize(1);

        timer.advanceTimeBy(CALL_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);

        assertThat(delivery(first)).isEqualTo(Delivery.NOT_SENT);
        assertThat(started).hasSize(2);
        second.assertEmpty();
        timer.advanceTimeBy(CALL_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
        second.assertError(TransportException.class);
    }

    @Test
    void run_whenDisposedWhileItWaits_givesItsPlaceAway() {
        TestObserver<String> running = exchange().test();
        TestObserver<String> given = exchange().test();
        TestObserver<String> next = exchange().test();

        given.dispose();
        started.get(0).end.succeed("done");

        running.assertResult("done");
        next.assertEmpty();
        assertThat(started).hasSize(2);
        assertThat(started.get(1).number).isEqualTo(3);
    }

    @Test
    void run_whenThePlanThrowsOurError_endsWithIt() {
        WanEditException ours = FAULTS.closed(false);

        Single<String> exchange = queue.run(
                end -> {
                    throw ours;
                },
                (fault, maybeSent) -> FAULTS.clientFailedUnsent(fault));

        exchange.test().assertError(ours);
    }

    @Test
    void run_whenThePlanThrowsAnotherError_endsWithWhatTheAdapterMakesOfIt() {
        Single<String> exchange = queue.run(
                end -> {
                    throw new NoSuchMethodError("a mixture of versions");
                },
                (fault, maybeSent) -> maybeSent ? FAULTS.clientFailed(fault) : FAULTS.clientFailedUnsent(fault));

        TestObserver<String> observer = exchange.test();

        assertThat(delivery(observer)).isEqualTo(Delivery.NOT_SENT);
        exchange().test().assertEmpty();
        assertThat(started).as("the place is free").hasSize(1);
    }

    @Test
    void close_whenExchangesWaitAndRun_endsBothAndSaysWhichWasSent() {
        TestObserver<String> running = exchange().test();
        TestObserver<String> waiting = exchange().test();
        assertThat(started.get(0).end.beginSending()).isTrue();

        queue.close();

        assertThat(delivery(running)).isEqualTo(Delivery.MAYBE_SENT);
        assertThat(delivery(waiting)).isEqualTo(Delivery.NOT_SENT);
        assertThat(delivery(exchange().test())).isEqualTo(Delivery.NOT_SENT);
    }

    @Test
    void runFirst_whenOthersWait_goesBeforeThem() {
        waiting();
        waiting();
        TestObserver<String> create = create().test();

        started.get(0).end.succeed("done");

        create.assertEmpty();
        assertThat(started.get(1).number).isEqualTo(3);
    }

    /** The intent of a job is recorded; another process may decide about it if its request is late. */
    @Test
    void runFirst_whenNoExchangeEnds_failsUnsentAfterHalfTheTimeout() {
        timer.advanceTimeBy(1, TimeUnit.SECONDS);
        waiting();
        TestObserver<String> create = create().test();

        timer.advanceTimeBy(CALL_TIMEOUT.toNanos() / 2, TimeUnit.NANOSECONDS);

        assertThat(delivery(create)).isEqualTo(Delivery.NOT_SENT);
        create.assertError(error -> error.getMessage().contains("15 s"));
        assertThat(started).hasSize(1);
        started.get(0).end.succeed("done");
        assertThat(started).as("it gave its place away").hasSize(1);
    }

    @Test
    void runFirst_whenItStarts_hasTheWholeTimeout() {
        TestObserver<String> create = create().test();

        timer.advanceTimeBy(CALL_TIMEOUT.toNanos() - 1, TimeUnit.NANOSECONDS);
        create.assertEmpty();
        timer.advanceTimeBy(1, TimeUnit.NANOSECONDS);

        create.assertError(TransportException.class);
    }

    @Test
    void run_whenAnExchangeCannotStart_endsItAndTheNextStarts() {
        broken = 1;

        TestObserver<String> first = exchange().test();
        TestObserver<String> second = exchange().test();

        assertThat(delivery(first)).isEqualTo(Delivery.NOT_SENT);
        second.assertEmpty();
        assertThat(started).hasSize(2);
    }

    /** Nobody waits for its end. */
    private void waiting() {
        TestObserver<String> unused = exchange().test();
    }

    private Single<String> create() {
        return queue.runFirst(end -> new Running(end, ++made), (fault, maybeSent) -> FAULTS.clientFailedUnsent(fault));
    }

    private Single<String> exchange() {
        return queue.run(end -> new Running(end, ++made), (fault, maybeSent) -> FAULTS.clientFailedUnsent(fault));
    }

    private static Delivery delivery(TestObserver<String> observer) {
        List<Delivery> found = new ArrayList<>();
        observer.assertError(error -> found.add(((TransportException) error).delivery()));
        return found.get(0);
    }

    private final class Running implements ExchangeLimit.Turn {

        private final ExchangeCompletion<String> end;
        private final int number;

        Running(ExchangeCompletion<String> end, int number) {
            this.end = end;
            this.number = number;
        }

        @Override
        public void start() {
            started.add(this);
            if (number == broken) {
                throw new OutOfMemoryError("no thread could be started");
            }
        }

        @Override
        public WanEditException timedOut(ExchangeTimeout timeout, boolean maybeSent) {
            return FAULTS.timeout(timeout, maybeSent);
        }

        @Override
        public void closed() {
            end.fail(FAULTS::closed);
        }
    }
}
