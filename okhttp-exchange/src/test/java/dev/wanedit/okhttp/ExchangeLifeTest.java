package dev.wanedit.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Consumer;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How exchanges end before their answer, or in spite of it. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ExchangeLifeTest {

    private final List<Throwable> undeliverable = new CopyOnWriteArrayList<>();
    private final Consumer<? super Throwable> handlerBefore = RxJavaPlugins.getErrorHandler();
    private FakeDashScope fake;

    @BeforeEach
    void listen(FakeDashScope started) {
        fake = started;
        RxJavaPlugins.setErrorHandler(undeliverable::add);
    }

    @AfterEach
    void nothingIsLeftOver() {
        RxJavaPlugins.setErrorHandler(handlerBefore);
        assertThat(undeliverable).isEmpty();
    }

    @Test
    void call_whenItWasAnswered_isNotCanceledForAnEventListener() {
        List<Call> canceled = new CopyOnWriteArrayList<>();
        EventListener listener = new EventListener() {
            @Override
            public void canceled(Call call) {
                canceled.add(call);
            }
        };
        try (Given listening = Given.of(builder -> builder.eventListener(listener));
                Rig rig = Rig.over(listening.client(), fake)) {
            rig.get().test().awaitDone(30, TimeUnit.SECONDS).assertComplete();

            assertThat(canceled).isEmpty();
        }
    }

    @Test
    void call_whenALinkageErrorStrikesOnTheWay_isToldAtOnce() {
        try (Given broken = Given.of(builder -> builder.addInterceptor(chain -> {
                    throw new NoSuchMethodError("a mixture of versions");
                }));
                Rig rig = Rig.over(broken.client(), fake)) {
            WanEditException error = Rig.error(rig.post().test());

            Rig.assertTransport(error, Kind.CONNECT_FAILED, Delivery.NOT_SENT);
            assertThat(error).hasCauseInstanceOf(NoSuchMethodError.class);
        }
        assertThat(fake.connectionsAccepted()).isZero();
    }

    @Test
    void call_whenALinkageErrorStrikesBehindTheAnswer_mayHaveBeenSent() {
        try (Given broken = Given.of(builder -> builder.addNetworkInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    throw new NoSuchMethodError("a mixture of versions");
                }));
                Rig rig = Rig.over(broken.client(), fake)) {
            Rig.assertTransport(Rig.error(rig.post().test()), Kind.CONNECTION_LOST, Delivery.MAYBE_SENT);
        }
    }

    @Test
    void call_whenItsReaderCannotBeLinked_isAnAnswerThatCannotBeRead() {
        try (Rig rig = Rig.own(fake)) {
            Single<String> call = rig.stack.call(null, exchange -> rig.get(), answer -> {
                throw new NoClassDefFoundError("a mixture of versions");
            });

            TestObserver<String> observer = call.test().awaitDone(Rig.SOON.toSeconds(), TimeUnit.SECONDS);

            observer.assertError(MalformedResponseException.class);
        }
    }

    /** The worst case: the thread dies, or never runs, and no callback is ever called. */
    @Test
    void call_whenItsThreadNeverTellsAnything_endsByTheCallTimeout() {
        try (Given deaf = Given.of(builder -> builder.dispatcher(new Dispatcher(new DeafExecutor())));
                Rig rig = Rig.over(deaf.client(), fake)) {
            TestObserver<HttpAnswer> observer = rig.post().test();
            rig.passTime(Rig.CALL_TIMEOUT.minusNanos(1));
            observer.assertEmpty();

            rig.passTime(Duration.ofNanos(1));

            Rig.assertTransport(Rig.error(observer), Kind.CALL_TIMEOUT, Delivery.NOT_SENT);
        }
    }

    @Test
    void call_whenTheApplicationCancelsAllItsCalls_isTold() {
        fake.inject(RequestKind.QUERY, Fault.late());
        try (Given given = Given.of(builder -> builder);
                Rig rig = Rig.over(given.client(), fake)) {
            TestObserver<HttpAnswer> observer = rig.get().test();
            assertThat(fake.awaitHeld(1, Rig.SOON)).isTrue();

            given.client().dispatcher().cancelAll();

            Rig.assertTransport(Rig.error(observer), Kind.CONNECTION_LOST, Delivery.MAYBE_SENT);
        }
    }

    @Test
    void call_whenTheApplicationClosedItsClient_wasNotSent() {
        Given given = Given.of(builder -> builder);
        try (Rig rig = Rig.over(given.client(), fake)) {
            given.close();

            Rig.assertTransport(Rig.error(rig.post().test()), Kind.CONNECT_FAILED, Delivery.NOT_SENT);
        }
        assertThat(fake.connectionsAccepted()).isZero();
    }

    @Test
    void call_whileItWaitsForItsTurn_doesNotTimeOut() {
        fake.inject(RequestKind.QUERY, Fault.late()).times(5);
        try (Given narrow = Given.of(builder -> builder);
                Rig rig = Rig.over(narrow.client(), fake)) {
            List<TestObserver<HttpAnswer>> running =
                    IntStream.range(0, 5).mapToObj(i -> rig.get().test()).toList();
            assertThat(fake.awaitHeld(5, Rig.SOON)).isTrue();
            TestObserver<HttpAnswer> waiting = rig.get().test();

            rig.passTime(Rig.CALL_TIMEOUT);

            assertThat(running)
                    .allSatisfy(each -> Rig.assertTransport(Rig.error(each), Kind.CALL_TIMEOUT, Delivery.MAYBE_SENT));
            Rig.ended(waiting).assertComplete();
            assertThat(fake.count(RequestKind.QUERY)).isEqualTo(6);
        }
    }

    @Test
    void call_whenDisposed_hangsUpInSilence() {
        fake.inject(RequestKind.QUERY, Fault.stallInBody(3));
        try (Rig rig = Rig.own(fake)) {
            TestObserver<HttpAnswer> observer = rig.get().test();
            assertThat(fake.awaitHeld(1, Rig.SOON)).isTrue();

            observer.dispose();

            assertThat(fake.awaitConnectionsClosed(Rig.SOON)).isTrue();
            rig.passTime(Rig.CALL_TIMEOUT);
            observer.assertEmpty();
        }
    }

    /** Takes tasks and never runs them. */
    private static final class DeafExecutor extends AbstractExecutorService {

        @Override
        public void execute(Runnable task) {}

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
