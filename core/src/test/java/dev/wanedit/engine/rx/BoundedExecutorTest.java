package dev.wanedit.engine.rx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** Work is never lost, and its threads are never counted as used when they are not. */
class BoundedExecutorTest {

    private static final int MOST = 2;

    private final List<Runnable> threads = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private boolean noThread;

    private final BoundedExecutor executor = new BoundedExecutor(this::start, MOST);

    @Test
    void execute_whenMoreWorkComesThanThreadsAreAllowed_usesNoMoreThreads() {
        for (int i = 0; i < 5; i++) {
            add("work " + i);
        }

        assertThat(threads).hasSize(MOST);
        threads.forEach(Runnable::run);
        assertThat(done).containsExactly("work 0", "work 1", "work 2", "work 3", "work 4");
    }

    /** As if the system had no memory for another thread, more often than there are threads. */
    @Test
    void execute_whenNoThreadCanBeStarted_runsTheWorkAndUsesThreadsAgainLater() {
        noThread = true;
        for (int i = 0; i <= MOST; i++) {
            add("work " + i);
        }
        assertThat(done).containsExactly("work 0", "work 1", "work 2");

        noThread = false;
        add("later");

        assertThat(threads).hasSize(1);
        threads.get(0).run();
        assertThat(done).endsWith("later");
    }

    @Test
    void execute_whenAHandlerOfFailuresFailsToo_keepsTheThreadsCountRight() {
        Executor direct = new BoundedExecutor(Runnable::run, 1);
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((failed, fault) -> {
            throw new IllegalStateException("the handler", fault);
        });
        try {
            direct.execute(() -> {
                throw new IllegalStateException("the work");
            });
        } catch (IllegalStateException e) {
            done.add("thrown");
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }
        direct.execute(() -> done.add("next"));

        assertThat(done).containsExactly("next");
    }

    private void add(String work) {
        executor.execute(() -> done.add(work));
    }

    private void start(Runnable work) {
        if (noThread) {
            throw new InternalError("no memory for a thread"); // An OutOfMemoryError would end the whole test run.
        }
        threads.add(work);
    }
}
