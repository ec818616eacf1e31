package dev.wanedit.engine.submit;

import io.reactivex.rxjava3.core.Single;

/**
 * Each attempt to create a task needs a permit: the account's rate limit, and a pause after the service refused the
 * account.
 */
@FunctionalInterface
public interface CreateAttempts {

    /**
     * Runs the attempt when its turn has come, and runs it again only after the faults that {@code
     * engine.resilience.PostRetryRule} allows.
     *
     * @param attempt one attempt for each subscription
     */
    <T> Single<T> pass(Single<T> attempt);
}
