package dev.wanedit.engine.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.MaybeObserver;
import io.reactivex.rxjava3.disposables.Disposable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class ErrorGuardTest {

    private static final Error MISSING = new NoClassDefFoundError("org/example/Missing");

    private final List<String> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"onSuccess", "onComplete", "onError"})
    void maybe_whenTheSourceThrowsAfterItsEnd_deliversOneTerminalEvent(String end) {
        Maybe<String> source = new Maybe<>() {
            @Override
            protected void subscribeActual(MaybeObserver<? super String> observer) {
                observer.onSubscribe(Disposable.empty());
                switch (end) {
                    case "onSuccess" -> observer.onSuccess("value");
                    case "onComplete" -> observer.onComplete();
                    default -> observer.onError(new IllegalStateException("first"));
                }
                throw MISSING;
            }
        };

        ErrorGuard.maybe(source).subscribe(recorder());

        assertThat(events).containsExactly("onSubscribe", end);
    }

    @Test
    void flowable_whenTheSourceThrowsBeforeOnSubscribe_callsOnSubscribeFirst() {
        Flowable<String> source = new Flowable<>() {
            @Override
            protected void subscribeActual(Subscriber<? super String> subscriber) {
                throw MISSING;
            }
        };

        ErrorGuard.flowable(source).subscribe(new Subscriber<String>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                events.add("onSubscribe");
            }

            @Override
            public void onNext(String value) {
                events.add("onNext");
            }

            @Override
            public void onError(Throwable error) {
                events.add(error == MISSING ? "onError" : String.valueOf(error));
            }

            @Override
            public void onComplete() {
                events.add("onComplete");
            }
        });

        assertThat(events).containsExactly("onSubscribe", "onError");
    }

    private MaybeObserver<String> recorder() {
        return new MaybeObserver<>() {
            @Override
            public void onSubscribe(Disposable disposable) {
                events.add("onSubscribe");
            }

            @Override
            public void onSuccess(String value) {
                events.add("onSuccess");
            }

            @Override
            public void onError(Throwable error) {
                events.add("onError");
            }

            @Override
            public void onComplete() {
                events.add("onComplete");
            }
        };
    }
}
