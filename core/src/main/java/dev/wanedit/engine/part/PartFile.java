package dev.wanedit.engine.part;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.event.TransferListener;
import dev.wanedit.job.Target;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import dev.wanedit.record.ArchivedFile;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The part file of a result: its bytes are written to a separate file next to the target, which is locked against a
 * second download of the same task. Only a complete video is renamed to the target. Attempts run one after another;
 * each continues where the previous one stopped, also in another process. A part that cannot be resumed is deleted at
 * the end.
 */
public final class PartFile implements ResultSink {

    private final TaskId taskId;
    private final TargetFiles target;
    private final Path part;
    private final TransferListener listener;
    private final PartLocks locks;
    private final PartContent content;

    private @Nullable FileChannel channel;
    private boolean ready;
    private @Nullable ArchivedFile receipted;
    private @Nullable ArchivedFile sealed;
    private boolean landed;
    private boolean named;
    private boolean keep;
    private boolean closed;

    /**
     * @param taskId the task
     * @param target where its result is to be
     * @param listener is notified of each piece that is received
     * @param locks the locks of this client
     */
    public PartFile(TaskId taskId, Target target, TransferListener listener, PartLocks locks) {
        this.taskId = taskId;
        this.target = new TargetFiles(target);
        this.part = this.target.part(taskId);
        this.listener = listener;
        this.locks = locks;
        this.content = new PartContent(part, taskId);
    }

    /**
     * Locks the part. After a crash, this decides what happens to the part file: the bytes of the earlier download are kept
     * if the journal or the evidence beside the file proves them. Otherwise the file is deleted, never overwritten, because a
     * hard link to it may be a saved result. A complete video without journal and evidence may be the only copy, so it is
     * renamed, never deleted.
     */
    public void open() {
        stored(() -> {
            FileChannel opened = hold(locks.lock(part));
            ArchivedFile there = target.receipt(taskId).of(target.file(taskId)).orElse(null);
            if (there != null || target.hasLanded(taskId)) {
                landed(there, opened.size());
            } else if (!restored(opened) && opened.size() > 0) {
                clear(opened);
                letGo(opened);
                hold(locks.lock(part));
            }
            return part;
        });
        ready();
    }

    /** True if all bytes are on disk, so that no request is needed. */
    public synchronized boolean isWhole() {
        return landed || content.isWhole();
    }

    /** Number of bytes that were received of the file with the tag {@link #etag}. */
    public synchronized long length() {
        return content.length();
    }

    /** The strong entity tag of these bytes; null if the host sent none. */
    public synchronized @Nullable String etag() {
        return content.etag();
    }

    @Override
    public void begin(ResultHead head) {
        started(head);
        report();
    }

    private synchronized void started(ResultHead head) {
        stored(() -> {
            FileChannel open = channel();
            content.begin(open, head);
            return open.position(length());
        });
    }

    @Override
    public void write(ByteBuffer received) {
        added(received);
        report();
    }

    private synchronized void added(ByteBuffer received) {
        stored(() -> {
            FileChannel open = channel();
            content.add(open, received);
            return open;
        });
    }

    /** Discards the written bytes, since they are not the beginning of the video. */
    public synchronized void restart() {
        content.restart();
    }

    /**
     * Checks that all bytes are on disk and are a complete video.
     *
     * @throws MalformedResponseException if it is shorter than announced or not a complete video; the next attempt
     * starts from the beginning
     */
    public synchronized void requireWhole() {
        stored(() -> {
            FileChannel open = channel();
            if (!landed) {
                content.requireWhole(open, target.broken(taskId));
            }
            return open;
        });
    }

    /**
     * Makes the complete video durable and returns the file that it will be stored as. Not synchronized, so that a
     * close does not wait for it.
     */
    public ArchivedFile seal() {
        return stored(() -> {
            FileChannel open = channel();
            ArchivedFile there = receipted();
            if (there != null) {
                return there;
            }
            keep(null); // From here on the video is kept, even if neither the store nor the disk can record it.
            open.force(true);
            Path file = target.file(taskId).toAbsolutePath();
            ArchivedFile film = new ArchivedFile(file, open.size(), sha256(open));
            keep(film);
            return film;
        });
    }

    /** The digest that was calculated on the way; the file is read only if an earlier process has written it. */
    private String sha256(FileChannel open) throws IOException {
        String known = hashed();
        return known == null ? FileContent.sha256(open) : known;
    }

    private synchronized @Nullable String hashed() {
        return content.sha256();
    }

    /** Stores evidence of the result next to it, since the result could not be recorded in the store. */
    public synchronized void keepEvidence(ArchivedFile result) {
        stored(() -> {
            channel();
            if (receipted == null) {
                target.receipt(taskId).write(result);
            }
            return result;
        });
    }

    /** Renames the complete video to the target. */
    public synchronized void take(ArchivedFile result) {
        stored(() -> {
            channel();
            keep = true;
            if (receipted == null) {
                target.take(part, taskId, result);
            }
            named = true;
            return result;
        });
    }

    /** Removes the evidence, after the result is recorded. */
    public synchronized void settle() {
        stored(() -> {
            channel();
            content.deleteJournal();
            target.receipt(taskId).delete();
            return Files.deleteIfExists(part);
        });
    }

    /** Removes all files that downloads left next to a stored result. */
    public void tidy() {
        if (Files.exists(part) || content.hasJournal() || target.receipt(taskId).exists()) {
            try {
                stored(() -> hold(locks.lock(part)));
                settle();
            } finally {
                close();
            }
        }
    }

    /** Ends the download, also from another thread while an attempt is under way. Idempotent. */
    public synchronized void close() {
        closed = true;
        FileChannel open = channel;
        channel = null;
        if (open == null) {
            return;
        }
        try {
            boolean ofUse = keep || isWhole() || content.canBeContinued();
            if (ready && !ofUse && open.isOpen()) {
                content.deleteJournal();
                discard();
            } else if (open.isOpen()) {
                content.flush(open);
            }
        } catch (IOException e) {
            // A file that is left here is never treated as the video.
        } finally {
            content.close();
            leaveReceipt();
            locks.release(part, open);
        }
    }

    /** Writes a receipt, so that a later download recognises a complete video that was not renamed yet. */
    private void leaveReceipt() {
        if (sealed != null && !named) {
            try {
                target.receipt(taskId).write(sealed);
            } catch (IOException e) {
                // The video is kept in any case; its journal may be enough.
            }
        }
    }

    /** An incomplete video is kept under another name than the result's: it is paid for, and a part of it may play. */
    private void discard() throws IOException {
        if (content.isBroken()) {
            Files.move(part, target.broken(taskId), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(part);
        }
    }

    private void clear(FileChannel opened) throws IOException {
        if (!content.hasJournal() && Mp4Boxes.holdFilm(opened, true)) {
            Files.move(part, target.aside(taskId));
        } else {
            Files.delete(part);
        }
    }

    /** Keeps the channel, so that a close finds it. */
    private synchronized FileChannel hold(FileChannel opened) throws IOException {
        if (closed) {
            locks.release(part, opened);
        } else {
            channel = opened;
        }
        return channel();
    }

    private synchronized void letGo(FileChannel opened) {
        channel = null;
        locks.release(part, opened);
    }

    /** From now on it is known if the content of the part is of use, so a useless part can be deleted. */
    private void ready() {
        synchronized (this) {
            ready = true;
        }
        if (isWhole()) {
            report();
        }
    }

    private synchronized long totalLength() {
        return content.totalLength();
    }

    private synchronized FileChannel channel() throws IOException {
        if (closed || channel == null) {
            throw new IOException("the download has ended");
        }
        return channel;
    }

    private synchronized void keep(@Nullable ArchivedFile film) {
        keep = true;
        sealed = film;
    }

    private synchronized @Nullable ArchivedFile receipted() {
        return receipted;
    }

    private synchronized void landed(@Nullable ArchivedFile there, long ofThePart) {
        landed = true;
        receipted = there;
        content.isAll(there == null ? ofThePart : there.size());
    }

    private boolean restored(FileChannel opened) throws IOException {
        PartContent.Restored left = content.read(opened, target.receipt(taskId));
        if (left == null) {
            return false;
        }
        synchronized (this) {
            content.restore(left);
        }
        return true;
    }

    /** Without the lock: a listener may wait for a thread that closes this part. */
    private void report() {
        try {
            listener.onProgress(length(), totalLength());
        } catch (RuntimeException | Error e) {
            // A listener must not throw. If it does, the paid result must not be lost.
        }
    }

    private <T> T stored(FileAction<T> step) {
        return FileAction.told(step, part, taskId);
    }
}
