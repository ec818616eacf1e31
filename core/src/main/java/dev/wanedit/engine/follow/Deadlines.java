package dev.wanedit.engine.follow;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.CompletableEmitter;
import io.reactivex.rxjava3.core.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The ends of many waits, by one timer, which is set to the first of them. */
final class Deadlines {

    private final Scheduler timer;
    private final NavigableSet<Deadline> deadlines = new TreeSet<>();
    private final NextWake wake;
    private long count;

    Deadlines(Scheduler timer) {
        this.timer = timer;
        this.wake = new NextWake(timer, this::wake);
    }

    /** Fails after this time, in nanoseconds. */
    Completable failsAfter(long nanos, Supplier<? extends Throwable> error) {
        return Completable.create(emitter -> join(nanos, error, emitter));
    }

    private void join(long nanos, Supplier<? extends Throwable> error, CompletableEmitter emitter) {
        Deadline deadline;
        synchronized (this) {
            long now = timer.now(TimeUnit.NANOSECONDS);
            long at = nanos > Long.MAX_VALUE - Math.max(0, now) ? Long.MAX_VALUE : now + nanos;
            deadline = new Deadline(at, count++, error, emitter);
            deadlines.add(deadline);
            schedule();
        }
        emitter.setCancellable(() -> leave(deadline));
    }

    private synchronized void leave(Deadline deadline) {
        deadlines.remove(deadline);
        schedule();
    }

    private void schedule() {
        wake.set(deadlines.isEmpty() ? NextWake.NEVER : deadlines.first().at);
    }

    private void wake() {
        over().forEach(deadline -> deadline.emitter.tryOnError(deadline.error.get()));
    }

    private synchronized List<Deadline> over() {
        long now = timer.now(TimeUnit.NANOSECONDS);
        List<Deadline> over = new ArrayList<>();
        while (!deadlines.isEmpty() && deadlines.first().at <= now) {
            Deadline first = deadlines.first();
            deadlines.remove(first);
            over.add(first);
        }
        schedule();
        return over;
    }

    private record Deadline(long at, long number, Supplier<? extends Throwable> error, CompletableEmitter emitter)
            implements Comparable<Deadline> {

        @Override
        public int compareTo(Deadline other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }
}
