package dev.wanedit.testkit.contract.task;

import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static dev.wanedit.error.TransportException.Kind.CALL_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.AdapterThreads;
import dev.wanedit.testkit.contract.bench.Bench;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many calls at once each get their own answer, over few connections and few threads: an application that follows
 * thousands of tasks must not need thousands of sockets.
 */
public abstract class ConcurrencyContract extends Contract {

    private static final int CALLS = 200;
    private static final int MOST_THREADS = 2 * Bench.MOST_CONNECTIONS + 8;

    /**
     * The only wait that checks that something does not happen: long enough for a stack without a limit to fail the
     * test.
     */
    private static final Duration A_MOMENT = Duration.ofMillis(250);

    @Test
    void queries_whenManyAtOnce_areEachAnsweredRight() {
        List<TaskId> tasks = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            tasks.add(value(transport().tasks().create(SampleJobs.withPrompt("job " + i)))
                    .taskId());
        }

        List<Signals<TaskSnapshot>> signals = tasks.stream()
                .map(task -> subscribe(transport().tasks().query(task)))
                .toList();

        for (int i = 0; i < CALLS; i++) {
            TaskSnapshot snapshot = value(signals.get(i));
            assertThat(snapshot.taskId()).isEqualTo(tasks.get(i));
            assertThat(snapshot.prompt()).isEqualTo("job " + i);
        }
        assertThat(fake().count(RequestKind.QUERY)).isEqualTo(CALLS);
    }

    @Test
    void calls_whenManyAreHeld_keepToFewConnectionsAndThreads() {
        AdapterThreads threads = AdapterThreads.sinceNow();
        fake().inject(RequestKind.QUERY, Fault.late()).forever();

        List<Signals<Object>> signals = IntStream.range(0, CALLS)
                .mapToObj(i -> subscribe(PortCall.QUERY))
                .toList();

        assertThat(fake().awaitHeld(1, patience())).isTrue();
        assertThat(fake().awaitHeld(Bench.MOST_CONNECTIONS + 1, A_MOMENT))
                .as("more than %s exchanges under way at once", Bench.MOST_CONNECTIONS)
                .isFalse();
        assertThat(fake().openConnections()).isLessThanOrEqualTo(Bench.MOST_CONNECTIONS);
        assertThat(threads.now()).hasSizeLessThanOrEqualTo(MOST_THREADS);
        signals.forEach(Signals::dispose);
        assertConnectionsClosed();
    }

    /** Its intent is recorded: if it were sent later, another process could have decided that it was lost. */
    @Test
    void create_whenManyQueriesAreHeld_isSentSoonOrNotAtAll() {
        fake().inject(RequestKind.QUERY, Fault.late()).forever();
        List<Signals<Object>> signals = IntStream.range(0, CALLS)
                .mapToObj(i -> subscribe(PortCall.QUERY))
                .toList();
        assertThat(fake().awaitHeld(Bench.MOST_CONNECTIONS, patience())).isTrue();
        Signals<Object> create = subscribe(PortCall.CREATE);

        timer().advanceTimeBy(Bench.CALL_TIMEOUT.toMillis() / 2, TimeUnit.MILLISECONDS);

        assertTransport(failure(create), CALL_TIMEOUT, NOT_SENT);
        signals.forEach(Signals::dispose);
        assertConnectionsClosed();
        assertThat(fake().count(RequestKind.CREATE)).isZero();
    }

    @Test
    void calls_whenManyAreHeldAndTheTransportIsClosed_allEnd() {
        fake().inject(RequestKind.QUERY, Fault.late()).forever();
        List<Signals<Object>> signals = IntStream.range(0, CALLS)
                .mapToObj(i -> subscribe(PortCall.QUERY))
                .toList();
        assertThat(fake().awaitHeld(1, patience())).isTrue();

        transport().close();

        signals.forEach(this::failure);
    }
}
