package dev.wanedit.engine.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestRateLimiterTest {

    private static final long GAP = 50;

    private final TestScheduler timer = new TestScheduler();
    private final RequestRateLimiter limiter = new RequestRateLimiter(20, timer, Completable.never(), waited -> {});
    private final List<Long> sent = new ArrayList<>();

    @Test
    void spend_whenRequestsComeAtAnyMoment_keepsTheGapBetweenAnyTwo() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            request();
            timer.advanceTimeBy(random.nextInt(90), TimeUnit.MILLISECONDS);
        }
        timer.advanceTimeBy(1, TimeUnit.MINUTES);

        assertThat(sent).as("seed %s", seed).hasSize(500);
        for (int i = 1; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 1))
                    .as("gap before request %s, seed %s", i, seed)
                    .isGreaterThanOrEqualTo(GAP);
        }
    }

    @Test
    void spend_whenTheLastRequestIsLongAgo_waitsForNothing() {
        request();
        timer.advanceTimeBy(10, TimeUnit.SECONDS);

        request();

        assertThat(sent).containsExactly(0L, 10_000L);
    }

    @Test
    void spend_whenARequestGivesUp_costsThoseBehindNothing() {
        request();
        TestObserver<String> leaves = limiter.spend(request("left")).test();
        TestObserver<String> stays = limiter.spend(request("stays")).test();

        leaves.dispose();
        timer.advanceTimeBy(2 * GAP, TimeUnit.MILLISECONDS);

        stays.assertValue("stays");
        assertThat(sent).hasSize(2);
    }

    private void request() {
        limiter.spend(request("")).subscribe();
    }

    private Single<String> request(String name) {
        return Single.fromCallable(() -> {
            sent.add(timer.now(TimeUnit.MILLISECONDS));
            return name;
        });
    }
}
