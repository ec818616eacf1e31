package dev.wanedit.resilience;

import dev.wanedit.job.MediaSource;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.TransferListener;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lets a few uploads move at once, whichever jobs they are for, so that a burst of large files takes neither all connections
 * nor the way of polls and submits. The others wait in the order in which they came, without a thread; an upload that waits
 * has not begun, so its file is not open yet and no policy of it can run out.
 */
public final class BoundedUploader implements MediaUploader {

    /** Enough to fill a fast line, a quarter of what a transport has. */
    static final int MOST_AT_ONCE = 4;

    private final MediaUploader uploader;
    private final Queue<CompletableSubject> waiting = new ArrayDeque<>();
    private final AtomicInteger calls = new AtomicInteger();
    private int running;

    /** @param uploader the transport's, or the application's own */
    public BoundedUploader(MediaUploader uploader) {
        this.uploader = uploader;
    }

    @Override
    public Single<MediaSource> upload(MediaSource.LocalFile file, String model, TransferListener listener) {
        return Single.using(
                this::enter,
                turn -> turn.andThen(Single.defer(() -> uploader.upload(file, model, listener))),
                this::leave);
    }

    private CompletableSubject enter() {
        CompletableSubject turn = CompletableSubject.create();
        synchronized (waiting) {
            waiting.add(turn);
        }
        serve();
        return turn;
    }

    /** Whoever ended, or gave up waiting. */
    private void leave(CompletableSubject turn) {
        synchronized (waiting) {
            if (!waiting.remove(turn)) {
                running--;
            }
        }
        serve();
    }

    /** An upload can end at once and leave from within: a loop, not a recursion, lest a long queue overflow the stack. */
    private void serve() {
        if (calls.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (CompletableSubject turn = next(); turn != null; turn = next()) {
                turn.onComplete();
            }
            seen = calls.addAndGet(-seen);
        } while (seen > 0);
    }

    private @Nullable CompletableSubject next() {
        synchronized (waiting) {
            CompletableSubject turn = running < MOST_AT_ONCE ? waiting.poll() : null;
            if (turn != null) {
                running++;
            }
            return turn;
        }
    }
}
