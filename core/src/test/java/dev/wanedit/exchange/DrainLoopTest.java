package dev.wanedit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DrainLoopTest {

    private static final int MANY = 100_000;

    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicReference<DrainLoop> loop = new AtomicReference<>();

    @Test
    void run_whenTheStepRequestsItselfManyTimes_runsOneAfterTheOtherWithoutADeepStack() {
        loop.set(new DrainLoop(() -> counted(() -> {
            if (runs.incrementAndGet() < MANY) {
                loop.get().run();
            }
        })));

        loop.get().run();

        assertThat(runs).hasValue(MANY);
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void run_whenAnotherThreadRequestsItMeanwhile_returnsAtOnceAndTheStepRunsAgain() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch requested = new CountDownLatch(1);
        loop.set(new DrainLoop(() -> counted(() -> {
            if (runs.incrementAndGet() == 1) {
                running.countDown();
                await(requested);
            }
        })));
        Thread first = new Thread(loop.get()::run);
        first.start();
        running.await();

        loop.get().run();

        assertThat(runs).hasValue(1);
        requested.countDown();
        first.join();
        assertThat(runs).hasValue(2);
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void run_whenTheStepThrows_runsAgainOnTheNextRequest() {
        loop.set(new DrainLoop(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new OutOfMemoryError("no thread could be started");
            }
        }));

        assertThatThrownBy(loop.get()::run).isInstanceOf(OutOfMemoryError.class);
        loop.get().run();

        assertThat(runs).hasValue(2);
    }

    private void counted(Runnable step) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        step.run();
        atOnce.decrementAndGet();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
