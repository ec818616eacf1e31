package dev.wanedit.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TransferQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {

    private static final int MOST = 3;
    private static final int MANY = 100;

    private final ThreadPoolExecutor threads = (ThreadPoolExecutor) DaemonThreads.named("test-", MOST);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(MANY);

    @AfterEach
    void end() {
        goOn.countDown();
        threads.shutdown();
    }

    @Test
    void execute_whenThereIsMoreWorkThanThreads_letsItWaitAndRunsAll() throws InterruptedException {
        for (int i = 0; i < MANY; i++) {
            threads.execute(this::work);
        }

        assertThat(threads.getPoolSize()).isEqualTo(MOST);
        goOn.countDown();
        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(threads.getLargestPoolSize()).isEqualTo(MOST);
    }

    @Test
    void execute_whenAThreadIsIdle_startsNoOther() throws InterruptedException {
        goOn.countDown();
        for (int i = 0; i < MANY; i++) {
            threads.execute(this::work);
            while (!((TransferQueue<Runnable>) threads.getQueue()).hasWaitingConsumer()) {
                Thread.onSpinWait();
            }
        }

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(threads.getLargestPoolSize()).isEqualTo(1);
    }

    @Test
    void execute_whenTheThreadsHaveEnded_isRefused() {
        threads.shutdown();

        assertThatThrownBy(() -> threads.execute(this::work)).isInstanceOf(RejectedExecutionException.class);
    }

    private void work() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        done.countDown();
    }
}
