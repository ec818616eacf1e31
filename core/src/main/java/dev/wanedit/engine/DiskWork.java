package dev.wanedit.engine;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Action;
import java.util.concurrent.Callable;

/** Runs what touches the disk; a fault that comes after everybody has left is dropped, since it concerns nobody. */
final class DiskWork {

    private DiskWork() {}

    static Completable on(Scheduler disk, Action work) {
        return Completable.create(emitter -> {
                    try {
                        work.run();
                        emitter.onComplete();
                    } catch (Exception e) {
                        emitter.tryOnError(e);
                    }
                })
                .subscribeOn(disk);
    }

    /** The same for work that gives a value. */
    static <T> Single<T> value(Scheduler disk, Callable<T> work) {
        return Single.<T>create(emitter -> {
                    try {
                        emitter.onSuccess(work.call());
                    } catch (Exception e) {
                        emitter.tryOnError(e);
                    }
                })
                .subscribeOn(disk);
    }
}
