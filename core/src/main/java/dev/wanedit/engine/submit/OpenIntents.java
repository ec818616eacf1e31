package dev.wanedit.engine.submit;

import dev.wanedit.job.EditJob;
import io.reactivex.rxjava3.core.Single;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The checks of the creates that are under way, so that the transport can ask for them while it sends a body. A request is known
 * by its job: the object is the same on the way to the transport. If one object is sent under several keys at once, the checks of
 * all of them hold for each, which errs on the careful side.
 */
public final class OpenIntents {

    private final IdentityHashMap<EditJob, List<Runnable>> checks = new IdentityHashMap<>();

    /**
     * The same request; its check is known as long as it is under way.
     *
     * @param check throws an exception of wanedit if the request may not be sent any more
     */
    <T> Single<T> during(EditJob job, Runnable check, Single<T> create) {
        return Single.defer(() -> {
            add(job, check);
            return create.doFinally(() -> remove(job, check));
        });
    }

    /** The check of the job's requests that are under way now. */
    public synchronized Runnable of(EditJob job) {
        List<Runnable> now = List.copyOf(checks.getOrDefault(job, List.of()));
        return () -> now.forEach(Runnable::run);
    }

    private synchronized void add(EditJob job, Runnable check) {
        checks.computeIfAbsent(job, same -> new ArrayList<>()).add(check);
    }

    private synchronized void remove(EditJob job, Runnable check) {
        List<Runnable> left = checks.get(job);
        if (left != null && left.remove(check) && left.isEmpty()) {
            checks.remove(job);
        }
    }
}
