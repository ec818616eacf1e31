package dev.wanedit.engine.download;

import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets several callers wait for one download, for example two threads that edit under the same key: only one may write the
 * file, and all want the same bytes. The first one's listener is notified of the progress. The download is aborted when the last
 * of them has left.
 */
final class SharedDownloads {

    private final Map<Wanted, Observable<EditedVideo>> running = new HashMap<>();

    /**
     * The running download of this task to this target, or else the given one.
     *
     * @param download is subscribed to at most once for all who wait for it
     */
    Single<EditedVideo> of(TaskId taskId, Target target, Single<EditedVideo> download) {
        Wanted wanted = new Wanted(taskId, target.path().toAbsolutePath().normalize(), target.overwrite());
        return Single.defer(() -> joined(wanted, download).singleOrError());
    }

    private synchronized Observable<EditedVideo> joined(Wanted wanted, Single<EditedVideo> download) {
        return running.computeIfAbsent(wanted, none -> {
            AtomicReference<Observable<EditedVideo>> self = new AtomicReference<>();
            self.set(download.toObservable()
                    .doOnTerminate(() -> ended(wanted, self.get()))
                    .doOnDispose(() -> ended(wanted, self.get()))
                    .replay(1)
                    .refCount());
            return Objects.requireNonNull(self.get());
        });
    }

    /** Before its end is signalled: a caller that comes then begins a download of its own, which this one must not remove. */
    private synchronized void ended(Wanted wanted, @Nullable Observable<EditedVideo> download) {
        boolean unused = running.remove(wanted, download);
    }

    private record Wanted(TaskId taskId, Path path, boolean overwrite) {

        // Written out: the JVM makes those of a record when they are first called, which costs a first edit some
        // milliseconds.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Wanted wanted
                    && taskId.equals(wanted.taskId)
                    && path.equals(wanted.path)
                    && overwrite == wanted.overwrite;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * taskId.hashCode() + path.hashCode()) + Boolean.hashCode(overwrite);
        }
    }
}
