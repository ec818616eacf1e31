package dev.wanedit.readme;

import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program whose seconds pass as fast as its exchanges allow. It knows RxJava and the JDK only, so that a class
 * loader which has nothing of these tests but this class can run it beside the program.
 */
public final class HurriedRun {

    private static final Duration STEP = Duration.ofMillis(10);

    private HurriedRun() {}

    /** Calls {@code main} with these arguments, and waits for its end. */
    public static void of(Class<?> program, String... arguments) throws Exception {
        TestScheduler time = new TestScheduler();
        RxJavaPlugins.setComputationSchedulerHandler(real -> time);
        try {
            runWhileTimePasses(program, arguments, time);
        } finally {
            RxJavaPlugins.setComputationSchedulerHandler(null);
        }
    }

    private static void runWhileTimePasses(Class<?> program, String[] arguments, TestScheduler time) throws Exception {
        FutureTask<Void> run = new FutureTask<>(() -> {
            program.getMethod("main", String[].class).invoke(null, (Object) arguments);
            return null;
        });
        Thread thread = new Thread(run, "hurried-program");
        thread.start();
        while (thread.isAlive()) {
            time.advanceTimeBy(STEP.toMillis(), TimeUnit.MILLISECONDS);
            thread.join(1);
        }
        run.get();
    }
}
