package dev.wanedit.engine.submit;

import dev.wanedit.engine.rx.Bulkhead;
import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.core.Single;
import java.util.HashMap;
import java.util.Map;

/** Lets what is done for one job happen one after another within this process, without a thread that waits. */
final class JobKeyQueue {

    private final Map<JobKey, Queue> queues = new HashMap<>();

    <T> Single<T> inTurn(JobKey key, Single<T> work) {
        return Single.using(() -> join(key), queue -> queue.bulkhead.within(work), queue -> leave(key, queue), false);
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

    /** Those who wait for one job, and the one at work. */
    private static final class Queue {
        private final Bulkhead bulkhead = new Bulkhead(1);
        private int members;
    }
}
