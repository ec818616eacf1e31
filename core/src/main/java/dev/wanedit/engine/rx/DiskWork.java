package dev.wanedit.engine.rx;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Action;
import io.reactivex.rxjava3.functions.Supplier;

/** Runs work on the disk. A fault after disposal is dropped. */
public final class DiskWork {

    private DiskWork() {}

    public static Completable on(Scheduler disk, Action work) {
        return value(disk, () -> {
                    work.run();
                    return true;
                })
                .ignoreElement();
    }

    /** The same for work that returns a value. */
    public static <T> Single<T> value(Scheduler disk, Supplier<T> work) {
        Single<T> done = Single.create(emitter -> {
            T value;
            try {
                value = work.get();
            } catch (Throwable e) {
                emitter.tryOnError(ErrorGuard.mayBeTold(e));
                return;
            }
            emitter.onSuccess(value);
        });
        return ErrorGuard.single(() -> done.subscribeOn(disk));
    }
}
