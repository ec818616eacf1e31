package dev.wanedit.engine.submit;

import io.reactivex.rxjava3.core.Single;

/** What each attempt to create a task has to pass: the account's budget, and a pause when the account is refused. */
@FunctionalInterface
public interface SubmitGate {

    /**
     * Lets the attempt happen when its turn has come, and once more after an error that says that surely no task was made.
     *
     * @param attempt one attempt for each subscription
     */
    <T> Single<T> pass(Single<T> attempt);
}
