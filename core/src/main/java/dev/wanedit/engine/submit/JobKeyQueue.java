package dev.wanedit.engine.submit;

import dev.wanedit.engine.rx.ConcurrencyLimit;
import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.core.Single;
import java.util.HashMap;
import java.util.Map;

/** Runs the work for one job one after another within this process; no thread waits. */
final class JobKeyQueue {

    private final Map<JobKey, Queue> queues = new HashMap<>();

    <T> Single<T> inTurn(JobKey key, Single<T> work) {
        return Single.using(() -> join(key), queue -> queue.limit.within(work), queue -> leave(key, queue), false);
    }

    private synchronized Queue join(JobKey key) {
        Queue queue = queues.computeIfAbsent(key, none -> new Queue());
        queue.members++;
        return queue;
    }

    private synchronized void leave(JobKey key, Queue queue) {
        queue.members--;
        if (queue.members == 0) {
            queues.remove(key);
        }
    }

    /** The work that waits for one job, and the work that runs. */
    private static final class Queue {
        private final ConcurrencyLimit limit = new ConcurrencyLimit(1);
        private int members;
    }
}
