package dev.wanedit.engine.submit;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.CompletableSubject;

/** Counts running requests, and signals when none is running. */
final class RunningRequests {

    private int running;
    private CompletableSubject idle = CompletableSubject.create();

    <T> Single<T> count(Single<T> work) {
        return Single.defer(() -> {
            began();
            return work.doFinally(this::ended);
        });
    }

    /** Completes when nothing is running; at once if nothing is running now. */
    Completable idle() {
        return Completable.defer(this::present);
    }

    private synchronized Completable present() {
        return running == 0 ? Completable.complete() : idle;
    }

    private synchronized void began() {
        running++;
    }

    private void ended() {
        CompletableSubject waited = null;
        synchronized (this) {
            running--;
            if (running == 0) {
                waited = idle;
                idle = CompletableSubject.create();
            }
        }
        if (waited != null) {
            waited.onComplete();
        }
    }
}
