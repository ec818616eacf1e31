package dev.wanedit.cli;

import dev.wanedit.cli.option.ReportOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.UnexpectedErrors;
import io.reactivex.rxjava3.exceptions.UndeliverableException;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process if an error ended one of its threads and the command does not end: it may wait for that thread
 * without end. Uncaught exceptions are ignored: they belong to exchanges that were cancelled. Errors that RxJava could
 * not deliver are ignored too, unless they ended a task of a scheduler.
 */
final class FatalErrorHandler implements Thread.UncaughtExceptionHandler {

    static final Duration GRACE = Duration.ofSeconds(3);

    private static final String SCHEDULERS = "io.reactivex.rxjava3.internal.schedulers.";

    private final Environment here;
    private final Duration grace;
    private final IntConsumer exit;
    private final CountDownLatch broken = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Error first;

    /**
     * @param grace the time in which the command may still end after an error
     * @param exit ends the process with an exit code
     */
    FatalErrorHandler(Environment here, Duration grace, IntConsumer exit) {
        this.here = here;
        this.grace = grace;
        this.exit = exit;
    }

    /** Handles the errors of this process. */
    void install() {
        watch();
        Thread.setDefaultUncaughtExceptionHandler(this);
        RxJavaPlugins.setErrorHandler(fault -> uncaughtException(Thread.currentThread(), fault));
    }

    /**
     * Starts the thread that waits for an error. It is started before any error, since the error may be that no thread
     * can be started.
     */
    Thread watch() {
        Thread watcher = new Thread(this::endAfterAnError, "wanedit-fatal-error");
        watcher.setDaemon(true);
        watcher.start();
        return watcher;
    }

    /** The command has ended. */
    void over() {
        over.countDown();
    }

    @Override
    public synchronized void uncaughtException(Thread thread, Throwable fault) {
        boolean cancelled = fault instanceof UndeliverableException && !brokeATask(fault);
        if (first == null && !cancelled && UnexpectedErrors.cause(fault) instanceof Error error) {
            first = error;
            broken.countDown();
        }
    }

    /**
     * True if the error ended a scheduler's task: RxJava reports it in the same way as the error of a cancelled
     * exchange.
     */
    private static boolean brokeATask(Throwable undeliverable) {
        return Arrays.stream(undeliverable.getStackTrace())
                .map(StackTraceElement::getClassName)
                .filter(type -> !type.equals(RxJavaPlugins.class.getName()))
                .findFirst()
                .filter(type -> type.startsWith(SCHEDULERS))
                .isPresent();
    }

    private void endAfterAnError() {
        try {
            broken.await();
            if (over.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            return;
        }
        Error error = first;
        if (error != null) {
            end(error);
        }
    }

    private void end(Error error) {
        try {
            if (!here.interruption().report(error)) {
                new ReportOptions().report(here).failed(FailureMessage.of(error, null, List.of()));
            }
        } catch (RuntimeException | Error e) {
            here.err().println("error: " + error);
        } finally {
            exit.accept(ExitCodes.FAULT);
        }
    }
}
