package dev.wanedit.engine.follow;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskSnapshot;
import io.reactivex.rxjava3.core.FlowableEmitter;
import java.util.function.Consumer;

/** One who waits for a task. */
record TaskWaiter(FlowableEmitter<TaskSnapshot> emitter, Consumer<WanEditException> onFault) {

    void saw(TaskSnapshot snapshot) {
        emitter.onNext(snapshot);
        if (snapshot.status().ended()) {
            emitter.onComplete();
        }
    }
}
