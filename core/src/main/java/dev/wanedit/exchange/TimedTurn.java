package dev.wanedit.exchange;

import dev.wanedit.error.WanEditException;

/** A turn whose timer starts with it, and which ends its exchange if it cannot be started. */
final class TimedTurn implements ExchangeLimit.Turn {

    private final ExchangeLimit.Turn turn;
    private final ExchangeCompletion<?> end;
    private final ExchangeQueue.PlanError broken;

    TimedTurn(ExchangeLimit.Turn turn, ExchangeCompletion<?> end, ExchangeQueue.PlanError broken) {
        this.turn = turn;
        this.end = end;
        this.broken = broken;
    }

    /**
     * The timer starts first. Only the timer ends a call that never returns: for example, a linkage error on a thread of the
     * HTTP client, in an application that mixes versions, ends that thread and calls no callback.
     */
    @Override
    public void start() {
        if (end.isOver()) {
            return;
        }
        try {
            end.startTimer(turn::timedOut);
            turn.start();
        } catch (Throwable e) {
            end.fail(maybeSent -> broken.of(e, maybeSent));
        }
    }

    @Override
    public WanEditException timedOut(ExchangeTimeout timeout, boolean maybeSent) {
        return turn.timedOut(timeout, maybeSent);
    }

    @Override
    public void closed() {
        turn.closed();
    }
}
