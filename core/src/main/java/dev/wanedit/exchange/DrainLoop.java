package dev.wanedit.exchange;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a step that serves everything that waits, as often as it is requested, and never twice at once. If the step, or
 * another thread, requests it while it runs, it runs again afterwards. It is a loop and not a recursion, so that a long
 * queue does not overflow the stack. No thread waits. Safe for use by several threads.
 */
public final class DrainLoop {

    private final Runnable step;
    private final AtomicInteger requests = new AtomicInteger();

    /** @param step serves everything that waits; if it throws, it still runs again on request */
    public DrainLoop(Runnable step) {
        this.step = step;
    }

    /**
     * Runs the step on this thread, and throws what it threw last. Returns at once if the step is running: then it runs again, on
     * the thread that runs it.
     */
    public void run() {
        if (requests.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        RuntimeException failure = null;
        Error error = null;
        do {
            try {
                step.run();
            } catch (RuntimeException e) {
                failure = e;
            } catch (Error e) { // Such as a thread that cannot be started. The loop must not stand still for ever.
                error = e;
            }
            seen = requests.addAndGet(-seen);
        } while (seen > 0);
        if (error != null) {
            throw error;
        }
        if (failure != null) {
            throw failure;
        }
    }
}
