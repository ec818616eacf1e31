package dev.wanedit.okhttp.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.internal.concurrent.TaskRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDashScopeExtension.class)
class PoolThreadTest {

    private static final int MANY = 100;

    private final AtomicInteger threads = new AtomicInteger();
    private final PoolThread thread = new PoolThread(work -> {
        threads.incrementAndGet();
        Thread made = new Thread(work, "test-pool");
        made.setDaemon(true);
        return made;
    });

    @Test
    void execute_whenRequestedManyTimesDuringARun_runsOnceMoreOnTheSameThread() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        Semaphore begun = new Semaphore(0);
        CountDownLatch goOn = new CountDownLatch(1);
        Runnable runner = () -> {
            runs.incrementAndGet();
            begun.release();
            waitFor(goOn);
        };
        thread.execute(runner);
        assertThat(begun.tryAcquire(1, TimeUnit.MINUTES)).isTrue();

        for (int i = 0; i < MANY; i++) {
            thread.execute(runner);
        }
        goOn.countDown();
        assertThat(begun.tryAcquire(1, TimeUnit.MINUTES)).isTrue();

        CountDownLatch last = new CountDownLatch(1);
        thread.execute(last::countDown);
        assertThat(last.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(runs).hasValue(2);
        assertThat(threads).hasValue(1);
    }

    @Test
    void execute_whenTheThreadCannotBeStartedOnce_startsItAtTheNextRequest() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        PoolThread shortOfMemory = new PoolThread(work -> {
            if (attempts.incrementAndGet() == 1) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            Thread made = new Thread(work, "test-pool");
            made.setDaemon(true);
            return made;
        });
        CountDownLatch run = new CountDownLatch(1);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> shortOfMemory.execute(run::countDown));

        shortOfMemory.execute(run::countDown);

        assertThat(run.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void pool_whenMoreConnectionsAreIdleThanItMayHold_closesThem(FakeDashScope fake) {
        ConnectionPool pool = PoolThread.pool(new TaskRunner(thread), 1, 60);
        OkHttpClient client = new OkHttpClient.Builder().connectionPool(pool).build();
        Request request = new Request.Builder()
                .url(fake.baseUrl() + "/tasks/7")
                .header("Authorization", "Bearer " + fake.apiKey())
                .build();
        fake.inject(RequestKind.QUERY, Fault.late()).forever();
        for (int i = 0; i < 3; i++) {
            client.newCall(request).enqueue(new Ignored());
        }
        assertThat(fake.awaitHeld(3, Duration.ofMinutes(1))).isTrue();
        fake.release();

        while (pool.connectionCount() > 1) {
            Thread.onSpinWait();
        }

        pool.evictAll();
        assertThat(fake.awaitConnectionsClosed(Duration.ofMinutes(1))).isTrue();
        client.dispatcher().executorService().shutdown();
        assertThat(threads).hasValue(1);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Ignored implements Callback {

        @Override
        public void onFailure(Call call, IOException e) {
            // The connections are what counts.
        }

        @Override
        public void onResponse(Call call, Response response) {
            response.close();
        }
    }
}
