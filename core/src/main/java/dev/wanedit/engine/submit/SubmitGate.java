package dev.wanedit.engine.submit;

import io.reactivex.rxjava3.core.Single;

/**
 * Each attempt to create a task must pass this gate: the account's budget, and a pause after the service refused the
 * account.
 */
@FunctionalInterface
public interface SubmitGate {

    /**
     * Runs the attempt when its turn has come, and runs it again after an error that means that certainly no task was
     * created.
     *
     * @param attempt one attempt for each subscription
     */
    <T> Single<T> pass(Single<T> attempt);
}
