package dev.wanedit.engine.submit;

import dev.wanedit.job.EditJob;
import io.reactivex.rxjava3.core.Single;
import java.util.IdentityHashMap;
import java.util.function.Function;

/**
 * The checks of the creates that are under way, so that the transport can ask for them while it sends a body. A request is known
 * by its job: each one has an object of its own, which is the same on the way to the transport.
 */
public final class OpenIntents {

    private final IdentityHashMap<EditJob, Runnable> checks = new IdentityHashMap<>();

    /**
     * A request for the job; its check is known as long as it is under way.
     *
     * @param check throws an exception of wanedit if the request may not be sent any more
     * @param create sends the job that it is given, which equals this one
     */
    <T> Single<T> during(EditJob job, Runnable check, Function<EditJob, Single<T>> create) {
        return Single.defer(() -> {
            EditJob own = job.toBuilder().build();
            add(own, check);
            return create.apply(own).doFinally(() -> remove(own));
        });
    }

    /** The check of the request that sends this job object; nothing is checked for any other. */
    public synchronized Runnable of(EditJob job) {
        return checks.getOrDefault(job, () -> {});
    }

    private synchronized void add(EditJob job, Runnable check) {
        checks.put(job, check);
    }

    private synchronized void remove(EditJob job) {
        checks.remove(job);
    }
}
