package dev.wanedit.engine;

import dev.wanedit.engine.rx.CallbackThreads;
import dev.wanedit.engine.rx.DiskThreads;
import dev.wanedit.port.Transport;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.disposables.Disposable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes a client, once and in this order: no more jobs are sent, and waits end; running create requests get some time
 * to be answered; then the transport aborts the rest, the outcomes are recorded, and the threads end.
 */
public final class Shutdown implements Runnable {

    private static final Duration FOR_THE_STORE = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final AtomicBoolean begun = new AtomicBoolean();
    private final ClosingSignal begins;
    private final Completable idle;
    private final Transport transport;
    private final DiskThreads disk;
    private final DiskThreads store;
    private final DiskThreads uploads;
    private final CallbackThreads callbacks;
    private final Duration grace;

    /**
     * @param begins is given when no more jobs are sent, and ends the waits
     * @param idle completes when no create request is running, and the outcome of each is recorded
     * @param transport aborts what is left
     * @param disk threads for files; these and the three that follow end last
     * @param grace the time for running create requests to be answered
     */
    public Shutdown(
            ClosingSignal begins,
            Completable idle,
            Transport transport,
            DiskThreads disk,
            DiskThreads store,
            DiskThreads uploads,
            CallbackThreads callbacks,
            Duration grace) {
        this.begins = begins;
        this.idle = idle;
        this.transport = transport;
        this.disk = disk;
        this.store = store;
        this.uploads = uploads;
        this.callbacks = callbacks;
        this.grace = grace;
    }

    /** Also works on an interrupted thread: paid tasks are recorded first, and the thread stays interrupted. */
    @Override
    public void run() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            begins.give();
            interrupted |= settle(grace);
            transport.close();
            interrupted |= settle(FOR_THE_STORE);
        } finally {
            disk.close();
            store.close();
            uploads.close();
            callbacks.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * A request that still runs after that stays SUBMITTING in the store, and is reconciled when its job is resumed.
     *
     * @return true if the thread was interrupted, which ends the wait
     */
    private boolean settle(Duration longest) {
        CountDownLatch settled = new CountDownLatch(1);
        Disposable wait = idle.onErrorComplete().subscribe(settled::countDown);
        try {
            boolean inTime = settled.await(nanos(longest), TimeUnit.NANOSECONDS);
            return !inTime && Thread.interrupted();
        } catch (InterruptedException e) {
            return true;
        } finally {
            wait.dispose();
        }
    }

    private static long nanos(Duration longest) {
        return (longest.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longest).toNanos();
    }
}
