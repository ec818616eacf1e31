package dev.wanedit.engine;

import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets what is done for one job happen one after another within this process, without a thread that waits. */
final class KeyTurns {

    private final Map<JobKey, Completable> last = new ConcurrentHashMap<>();

    <T> Single<T> inTurn(JobKey key, Single<T> work) {
        return Single.defer(() -> {
            CompletableSubject mine = CompletableSubject.create();
            Completable before = last.put(key, mine);
            Completable turn = before == null ? Completable.complete() : before;
            // Whoever leaves before its turn has come lets the next one in only after those before.
            return turn.andThen(work)
                    .doFinally(() -> turn.andThen(Completable.fromAction(() -> last.remove(key, mine)))
                            .subscribe(mine));
        });
    }
}
