package dev.wanedit.cli;

import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process when an error broke one of its threads and the command does not end by itself, as it does if it is told
 * of the error: no one may go on waiting for that thread. Exceptions that reach no one matter to no one: they are faults
 * of exchanges that were given up.
 */
final class Breakdown implements Thread.UncaughtExceptionHandler {

    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Surroundings here;
    private final Thread command;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean over;

    /** @param command the thread of the command */
    Breakdown(Surroundings here, Thread command) {
        this.here = here;
        this.command = command;
    }

    void watch() {
        Thread.setDefaultUncaughtExceptionHandler(this);
        RxJavaPlugins.setErrorHandler(fault -> uncaughtException(Thread.currentThread(), fault));
    }

    /** The command has ended. */
    void over() {
        over = true;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        Throwable cause = Unexpected.cause(fault);
        if (cause instanceof Error && !over && begun.compareAndSet(false, true)) {
            Thread end = new Thread(() -> endWith(cause), "wanedit-breakdown");
            end.setDaemon(true);
            end.start();
        }
    }

    private void endWith(Throwable error) {
        try {
            command.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!over) {
            new ReportOptions().report(here).failed(Unexpected.complaint(error, null, List.of()));
            here.lastWords().prepare(() -> {});
            System.exit(ExitCodes.FAULT);
        }
    }
}
