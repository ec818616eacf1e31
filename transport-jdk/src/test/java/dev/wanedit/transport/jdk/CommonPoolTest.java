package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An answer needs no thread of the pool that the whole application shares, and no thread of its own. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class CommonPoolTest {

    private Rig rig;

    @BeforeEach
    void open(FakeDashScope fake) {
        rig = new Rig(fake);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void query_whenTheCommonPoolIsBusy_isAnswered() {
        TaskId task = rig.createdTask();
        CountDownLatch busy = new CountDownLatch(1);
        List<CompletableFuture<Void>> work = IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
                .mapToObj(i -> CompletableFuture.runAsync(() -> await(busy), ForkJoinPool.commonPool()))
                .toList();
        try {
            Rig.ended(rig.transport.tasks().query(task).test()).assertComplete();
        } finally {
            busy.countDown();
            work.forEach(CompletableFuture::join);
        }
    }

    @Test
    void query_whenAnswered_comesOnTheThreadOfTheClient() {
        TaskId task = rig.createdTask();
        AtomicReference<Thread> told = new AtomicReference<>();

        Rig.ended(rig.transport
                        .tasks()
                        .query(task)
                        .doOnSuccess(snapshot -> told.set(Thread.currentThread()))
                        .test())
                .assertComplete();

        // The caller's thread, if the answer came before the test could wait for it.
        assertThat(told.get().getName())
                .containsAnyOf("SelectorManager", Thread.currentThread().getName());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
