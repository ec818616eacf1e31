package dev.wanedit.engine.rx;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

    private final ConcurrencyLimit bulkhead = new ConcurrencyLimit(2);
    private final List<SingleSubject<String>> begun = new ArrayList<>();

    @Test
    void within_whenThereAreMore_letsTwoInAndTheNextWhenOneEnds() {
        List<TestObserver<String>> all = subscribe(4);
        assertThat(begun).hasSize(2);

        begun.get(0).onSuccess("done");
        assertThat(begun).hasSize(3);
        begun.get(1).onError(new IllegalStateException());
        assertThat(begun).hasSize(4);

        all.get(0).assertValue("done");
        all.get(1).assertError(IllegalStateException.class);
    }

    @Test
    void within_whenOneAtWorkIsDisposed_letsTheNextIn() {
        List<TestObserver<String>> all = subscribe(3);

        all.get(1).dispose();

        assertThat(begun).hasSize(3);
    }

    @Test
    void within_whenOneThatWaitsIsDisposed_neverBeginsItsWork() {
        List<TestObserver<String>> all = subscribe(4);

        all.get(2).dispose();
        begun.get(0).onSuccess("done");

        assertThat(begun).hasSize(3);
        begun.get(2).onSuccess("the fourth");
        all.get(3).assertValue("the fourth");
    }

    @Test
    void within_whenAllHaveGone_hasItsPlacesAgain() {
        subscribe(5).forEach(TestObserver::dispose);
        int before = begun.size();

        subscribe(3);

        assertThat(begun).hasSize(before + 2);
    }

    @Test
    void within_whenThousandsFailAtOnce_endsThemAll() {
        ConcurrencyLimit narrow = new ConcurrencyLimit(1);
        SingleSubject<String> first = SingleSubject.create();
        narrow.within(first).subscribe();
        List<TestObserver<String>> all = IntStream.range(0, 10_000)
                .mapToObj(number -> narrow.within(Single.<String>error(new IllegalStateException()))
                        .test())
                .toList();

        first.onSuccess("done");

        assertThat(all).allSatisfy(observer -> observer.assertError(IllegalStateException.class));
    }

    @Test
    void within_whenManyThreadsComeAndGo_neverHasMoreAtWork() throws InterruptedException {
        AtomicInteger atWork = new AtomicInteger();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch ended = new CountDownLatch(200);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Single<Integer> work = bulkhead.within(Single.fromCallable(() -> {
            seen.add(atWork.incrementAndGet());
            return atWork.decrementAndGet();
        }));
        for (int i = 0; i < 200; i++) {
            threads.execute(() -> work.doFinally(ended::countDown).subscribe());
        }
        ended.await();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(seen).isSubsetOf(1, 2);
        subscribe(3);
        assertThat(begun).hasSize(2);
    }

    private List<TestObserver<String>> subscribe(int count) {
        List<TestObserver<String>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(bulkhead.within(Single.defer(this::work)).test());
        }
        return all;
    }

    private Single<String> work() {
        SingleSubject<String> work = SingleSubject.create();
        begun.add(work);
        return work;
    }
}
