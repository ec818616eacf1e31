package dev.wanedit;

import dev.wanedit.engine.rx.HeldBackTaskApi;
import dev.wanedit.engine.submit.OpenIntents;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.RequestGuard;
import dev.wanedit.wire.request.CreateCheck;

/**
 * What is asked before each part of a create's body is sent: the application's guard, and whether the job's intent still holds.
 *
 * @param guard the application's
 * @param intents those of this client
 */
record CreateChecks(RequestGuard guard, OpenIntents intents) implements CreateCheck {

    @Override
    public void run() {
        HeldBackTaskApi.requireAllowed(guard, Operation.CREATE);
    }

    @Override
    public Runnable of(EditJob job) {
        Runnable intent = intents.of(job);
        return () -> {
            run();
            intent.run();
        };
    }
}
