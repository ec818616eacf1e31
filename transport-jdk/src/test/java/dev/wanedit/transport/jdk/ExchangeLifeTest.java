package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Predicate;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How exchanges end before their answer: timeout, disposal, close; and how many there are at once. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ExchangeLifeTest {

    private static final TaskId TASK = new TaskId("0385dc79-5ff8-4d82-bcb6-000000000001");

    private FakeDashScope fake;
    private Rig rig;

    @BeforeEach
    void open(FakeDashScope started) {
        fake = started;
        rig = new Rig(started);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    static List<Fault> stalls() {
        return List.of(Fault.stallBeforeHeaders(), Fault.stallInBody(10));
    }

    @ParameterizedTest
    @MethodSource("stalls")
    void create_whenTheAnswerStalls_timesOutAndClosesTheSocket(Fault stall) {
        fake.inject(RequestKind.CREATE, stall);
        TestObserver<TaskSnapshot> observer =
                rig.transport.tasks().create(Rig.JOB).test();
        assertThat(fake.awaitHeld(1, Rig.SOON)).isTrue();

        rig.passTime(Rig.CALL_TIMEOUT.minusMillis(1));
        observer.assertNotComplete().assertNoErrors();
        rig.passTime(Duration.ofMillis(1));

        observer.assertError(failed(Kind.CALL_TIMEOUT, Delivery.MAYBE_SENT));
        assertThat(fake.awaitConnectionsClosed(Rig.SOON)).isTrue();
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("stalls")
    void query_whenDisposed_closesTheSocketAndStaysSilent(Fault stall) {
        TaskId task = rig.createdTask();
        fake.inject(RequestKind.QUERY, stall);
        TestObserver<TaskSnapshot> observer = rig.transport.tasks().query(task).test();
        assertThat(fake.awaitHeld(1, Rig.SOON)).isTrue();

        observer.dispose();

        assertThat(fake.awaitConnectionsClosed(Rig.SOON)).isTrue();
        rig.passTime(Rig.CALL_TIMEOUT);
        observer.assertEmpty();
        assertThat(fake.count(RequestKind.QUERY)).isEqualTo(1);
    }

    @Test
    void query_whenAnsweredOrDisposed_leavesNoTimerBehind() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
        clock.setRemoveOnCancelPolicy(true);
        TransportConfig config = Rig.config(fake.baseUrl(), fake::apiKey, Schedulers.from(clock));
        try (Transport transport = new JdkTransportProvider().open(config)) {
            Rig.ended(transport.tasks().query(TASK).test()).assertComplete();
            assertThat(clock.getQueue()).isEmpty();

            fake.inject(RequestKind.QUERY, Fault.late());
            TestObserver<TaskSnapshot> held = transport.tasks().query(TASK).test();
            assertThat(clock.getQueue()).hasSize(1);
            held.dispose();
            assertThat(clock.getQueue()).isEmpty();
        } finally {
            clock.shutdownNow();
        }
    }

    @Test
    void query_beforeSubscription_doesNothing() {
        Single<TaskSnapshot> query = rig.transport.tasks().query(TASK);
        assertThat(fake.connectionsAccepted()).isZero();

        Rig.ended(query.test()).assertComplete();
        Rig.ended(query.test()).assertComplete();

        assertThat(fake.count(RequestKind.QUERY)).isEqualTo(2);
    }

    @Test
    void query_whenDisposedWhileTheKeyIsAskedFor_sendsNothing() {
        TestObserver<TaskSnapshot> observer = new TestObserver<>();
        Supplier<String> key = () -> {
            observer.dispose();
            return fake.apiKey();
        };
        try (Rig hesitant = new Rig(fake, key)) {
            hesitant.transport.tasks().query(TASK).subscribe(observer);

            Rig.ended(rig.transport.tasks().query(TASK).test()).assertComplete();
        }
        observer.assertEmpty();
        assertThat(fake.connectionsAccepted()).isEqualTo(1);
    }

    @Test
    void query_whenAHundredAreWanted_runsSixteenAtOnceWithoutThreads() {
        fake.inject(RequestKind.QUERY, Fault.late()).forever();
        Set<Thread> before = clientThreads();
        List<TestObserver<TaskSnapshot>> observers = IntStream.range(0, 100)
                .mapToObj(i -> rig.transport.tasks().query(TASK).test())
                .toList();
        assertThat(fake.awaitHeld(16, Rig.SOON)).isTrue();

        assertThat(fake.count(RequestKind.QUERY)).isEqualTo(16);
        // Those that other tests left behind may end meanwhile: none may be new.
        assertThat(before).containsAll(clientThreads());
        fake.clearFaults();
        fake.release();

        observers.forEach(observer -> Rig.ended(observer).assertComplete());
        assertThat(fake.connectionsAccepted()).isEqualTo(16);
        assertThat(before).containsAll(clientThreads());
    }

    @Test
    void query_whileItWaitsForItsTurn_neitherTimesOutNorRunsOnceDisposed() {
        fake.inject(RequestKind.QUERY, Fault.late()).times(16);
        List<TestObserver<TaskSnapshot>> running = IntStream.range(0, 16)
                .mapToObj(i -> rig.transport.tasks().query(TASK).test())
                .toList();
        assertThat(fake.awaitHeld(16, Rig.SOON)).isTrue();
        TestObserver<TaskSnapshot> disposed = rig.transport.tasks().query(TASK).test();
        TestObserver<TaskSnapshot> waiting = rig.transport.tasks().query(TASK).test();

        rig.passTime(Rig.CALL_TIMEOUT.minusMillis(1));
        disposed.dispose();
        rig.passTime(Duration.ofMillis(1));

        Rig.ended(waiting).assertComplete();
        disposed.assertEmpty();
        assertThat(running).allSatisfy(each -> each.assertError(failed(Kind.CALL_TIMEOUT, Delivery.MAYBE_SENT)));
        assertThat(fake.count(RequestKind.QUERY)).isEqualTo(17);
    }

    @Test
    void close_whenExchangesRunAndWait_endsAllOfThemAndRefusesMore() {
        fake.inject(RequestKind.QUERY, Fault.late()).forever();
        List<TestObserver<TaskSnapshot>> running = IntStream.range(0, 16)
                .mapToObj(i -> rig.transport.tasks().query(TASK).test())
                .toList();
        assertThat(fake.awaitHeld(16, Rig.SOON)).isTrue();
        TestObserver<TaskSnapshot> waiting = rig.transport.tasks().query(TASK).test();

        rig.transport.close();
        rig.transport.close();

        running.forEach(observer -> observer.assertError(failed(Kind.CLOSED, Delivery.MAYBE_SENT)));
        waiting.assertError(failed(Kind.CLOSED, Delivery.NOT_SENT));
        rig.transport.tasks().create(Rig.JOB).test().assertError(failed(Kind.CLOSED, Delivery.NOT_SENT));
        assertThat(fake.awaitConnectionsClosed(Rig.SOON)).isTrue();
        assertThat(fake.count(RequestKind.ANY)).isEqualTo(16);
    }

    private static Predicate<Throwable> failed(Kind kind, Delivery delivery) {
        return error ->
                error instanceof TransportException fault && fault.kind() == kind && fault.delivery() == delivery;
    }

    private static Set<Thread> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("wanedit-jdk")
                        || thread.getName().contains("ForkJoinPool")
                        || thread.getName().matches("HttpClient-\\d+-Worker.*"))
                .collect(Collectors.toSet());
    }
}
