package dev.wanedit.engine.poll;

/**
 * How many queries completion events may cause. Anybody may send an event, so one that was no end of its task uses up a
 * query of a small stock, which fills slowly. The event of a task that has ended costs nothing: its query was due anyway.
 * One thread at a time.
 */
public final class EventQueryQuota {

    private static final double STOCK = 20;
    private static final long ONE_MORE_AFTER = 10 * RequestPace.SECOND;

    private double stock = STOCK;
    private long filled;

    /** @param now the present moment */
    public EventQueryQuota(long now) {
        this.filled = now;
    }

    /** Takes a query; false if there is none. */
    public boolean take(long now) {
        if (next(now) > now) {
            return false;
        }
        stock--;
        return true;
    }

    /** The query of an event showed that its task has ended. */
    public void giveBack() {
        stock = Math.min(STOCK, stock + 1);
    }

    /** The moment from which there is a query; the present if there is one. */
    long next(long now) {
        stock = Math.min(STOCK, stock + (double) (now - filled) / ONE_MORE_AFTER);
        filled = now;
        return stock >= 1 ? now : now + 1 + (long) ((1 - stock) * ONE_MORE_AFTER);
    }
}
