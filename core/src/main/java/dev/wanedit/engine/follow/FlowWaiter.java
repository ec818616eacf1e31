package dev.wanedit.engine.follow;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.FlowableEmitter;
import java.util.function.Consumer;

/** Emits whatever the service shows of a task. */
final class FlowWaiter extends TaskSubscriber {

    private final TaskWatch watch;
    private final FlowableEmitter<TaskSnapshot> emitter;
    private final Consumer<WanEditException> onFault;

    FlowWaiter(TaskWatch watch, FlowableEmitter<TaskSnapshot> emitter, Consumer<WanEditException> onFault) {
        this.watch = watch;
        this.emitter = emitter;
        this.onFault = onFault;
    }

    @Override
    void joined() {
        emitter.setCancellable(() -> watch.leave(this));
    }

    @Override
    void faulted(WanEditException fault) {
        onFault.accept(fault);
    }

    @Override
    boolean handled(Object signal) {
        if (signal instanceof TaskSnapshot snapshot) {
            emitter.onNext(snapshot);
            if (snapshot.status().ended()) {
                emitter.onComplete();
            }
        } else if (signal instanceof Throwable error) {
            emitter.tryOnError(error);
        }
        return true;
    }
}
