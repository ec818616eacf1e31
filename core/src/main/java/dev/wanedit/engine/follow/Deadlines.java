package dev.wanedit.engine.follow;

import dev.wanedit.engine.rx.Delays;
import io.reactivex.rxjava3.core.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The ends of many waits, by one timer, which is set to the first of them. */
final class Deadlines {

    private static final Comparator<TaskWait> ORDER = (one, other) ->
            one.due == other.due ? Long.compare(one.number, other.number) : Long.compare(one.due, other.due);

    private final Scheduler timer;
    private final NavigableSet<TaskWait> waits = new TreeSet<>(ORDER);
    private final NextWake wake;
    private long count;

    Deadlines(Scheduler timer) {
        this.timer = timer;
        this.wake = new NextWake(timer, this::wake);
    }

    /** The wait ends after this time, unless it leaves before. */
    void join(TaskWait wait, Duration after) {
        long nanos = Delays.nanos(after);
        synchronized (this) {
            long now = timer.now(TimeUnit.NANOSECONDS);
            wait.due = nanos > Long.MAX_VALUE - Math.max(0, now) ? Long.MAX_VALUE : now + nanos;
            wait.number = ++count;
            waits.add(wait);
            schedule();
        }
        if (wait.isDisposed()) {
            leave(wait);
        }
    }

    /** Does nothing if the wait is not here. */
    synchronized void leave(TaskWait wait) {
        if (waits.remove(wait)) {
            schedule();
        }
    }

    private void schedule() {
        wake.set(waits.isEmpty() ? NextWake.NEVER : waits.first().due);
    }

    private void wake() {
        over().forEach(TaskWait::passed);
    }

    private synchronized List<TaskWait> over() {
        long now = timer.now(TimeUnit.NANOSECONDS);
        List<TaskWait> over = new ArrayList<>();
        while (!waits.isEmpty() && waits.first().due <= now) {
            over.add(waits.pollFirst());
        }
        schedule();
        return over;
    }
}
