package dev.wanedit.exchange;

import dev.wanedit.error.WanEditException;
import io.reactivex.rxjava3.core.SingleEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How an exchange ends: by an answer, an error, the timeout, the close or the disposal, whichever comes first. The
 * later ones have no effect.
 *
 * <p>It also knows whether the request may have been sent. Both are decided under one lock: an exchange that ended
 * before {@link #beginSending()} sends nothing afterwards, so its error can say with certainty that nothing was sent.
 *
 * <p>For wanedit's adapters only. Safe for use by several threads at once.
 */
public final class ExchangeCompletion<R> {

    private final SingleEmitter<R> out;
    private final CallTimer timer;
    private final List<Runnable> atEnd = new ArrayList<>(3);
    private boolean ended;
    private boolean sending;
    private boolean over;

    ExchangeCompletion(SingleEmitter<R> out, CallTimer timer) {
        this.out = out;
        this.timer = timer;
    }

    /**
     * From now on the request may reach the service.
     *
     * @return false if nothing may be sent: the exchange has ended, or its request was sent before
     */
    public synchronized boolean beginSending() {
        if (over || sending) {
            return false;
        }
        sending = true;
        return true;
    }

    /** True if it has ended; then its further bytes are not needed. */
    public synchronized boolean isOver() {
        return over;
    }

    /** Starts the timeout, which ends the exchange with this error. */
    void startTimer(TimeoutError error) {
        timer.start(() -> fail(maybeSent -> error.of(timer.timeout(), maybeSent)));
    }

    /** Ends the exchange with this error if its request is not being sent within the time. */
    void startWithin(Duration limit, WanEditException error) {
        timer.start(
                () -> {
                    if (endUnsent()) {
                        runAtEndThenFail(maybeSent -> error);
                    }
                },
                limit);
    }

    /** Bytes of a medium were transferred: the timeout starts again. */
    public void moved() {
        timer.restart();
    }

    /** An action that runs when the exchange ends; at once if it has already ended. */
    public void atEnd(Runnable action) {
        synchronized (this) {
            if (!ended) {
                atEnd.add(action);
                return;
            }
        }
        action.run();
    }

    /** Ends the exchange with this result; has no effect if it has already ended. */
    public void succeed(R result) {
        if (end()) {
            try {
                out.onSuccess(result);
            } finally {
                runAtEnd();
            }
        }
    }

    /** Ends the exchange with this error and aborts it; has no effect if it has already ended. */
    public void fail(WanEditException error) {
        fail(maybeSent -> error);
    }

    /** The same with an error that depends on whether the request may have been sent. */
    public void fail(DeliveryError error) {
        if (end()) {
            runAtEndThenFail(error);
        }
    }

    private void runAtEndThenFail(DeliveryError error) {
        try {
            runAtEnd();
        } finally {
            out.tryOnError(error.of(maybeSent()));
        }
    }

    /** The subscriber has disposed of the exchange. */
    void abandon() {
        if (end()) {
            runAtEnd();
        }
    }

    /** All of them, even if one fails. */
    private void runAtEnd() {
        List<Runnable> actions;
        synchronized (this) {
            ended = true;
            actions = new ArrayList<>(atEnd);
            atEnd.clear();
        }
        AllOf.run(actions, Runnable::run);
    }

    private boolean end() {
        return end(true);
    }

    /** False also if the request may have been sent: what was decided before it began to be sent holds no longer. */
    private boolean endUnsent() {
        return end(false);
    }

    private boolean end(boolean alsoSent) {
        synchronized (this) {
            if (over || (sending && !alsoSent)) {
                return false;
            }
            over = true;
        }
        timer.stop();
        return true;
    }

    private synchronized boolean maybeSent() {
        return sending;
    }

    /** Makes the error of an exchange. */
    @FunctionalInterface
    public interface DeliveryError {

        /**
         * The error.
         *
         * @param maybeSent true if the request may have reached the service; false if it certainly did not and will not
         */
        WanEditException of(boolean maybeSent);
    }

    /** Makes the error of an exchange that exceeded its timeout. */
    @FunctionalInterface
    interface TimeoutError {

        /**
         * The error.
         *
         * @param timeout the one that was exceeded
         * @param maybeSent true if the request may have reached the service; false if it certainly did not and will not
         */
        WanEditException of(ExchangeTimeout timeout, boolean maybeSent);
    }
}
