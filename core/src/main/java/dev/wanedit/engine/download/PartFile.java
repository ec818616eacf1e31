package dev.wanedit.engine.download;

import dev.wanedit.error.ErrorContext;
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
 * A result on its way to disk: its bytes gather in a file of its own beside the target, locked against a second download
 * of the same task, and only a whole video takes the target's name. Attempts come one after another, each going on where
 * the one before stopped, also in another process; a part that cannot be resumed is deleted at the end.
 */
final class PartFile implements ResultSink {

    private final TaskId taskId;
    private final TargetFiles target;
    private final Path part;
    private final TransferListener listener;
    private final PartLocks locks;
    private final PartJournal journal;

    private @Nullable FileChannel channel;
    private @Nullable String etag;
    private long length;
    private long totalLength = -1;
    private boolean ready;
    private @Nullable ArchivedFile receipted;
    private @Nullable ArchivedFile sealed;
    private boolean landed;
    private boolean named;
    private boolean keep;
    private boolean broken;
    private boolean closed;

    PartFile(TaskId taskId, Target target, TransferListener listener, PartLocks locks) {
        this.taskId = taskId;
        this.target = new TargetFiles(target);
        this.part = this.target.part(taskId);
        this.listener = listener;
        this.locks = locks;
        this.journal = new PartJournal(part, taskId);
    }

    /**
     * Locks the part and takes over what an earlier download left, if that can be trusted. The rest is removed and not
     * overwritten: it may bear another name too, as a result that was moved away after a crash. A film that nothing tells
     * of may be a result that is gone on the host, so it is only moved aside.
     */
    void open() {
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

    /** Whether all bytes are there, so that nobody need be asked for any. */
    synchronized boolean isWhole() {
        return landed || (length > 0 && length == totalLength);
    }

    /** Bytes that are there and belong to what {@link #etag} names. */
    synchronized long length() {
        return length;
    }

    /** The strong entity tag of the bytes that are there; null if the host gave none. */
    synchronized @Nullable String etag() {
        return etag;
    }

    @Override
    public synchronized void begin(ResultHead head) {
        stored(() -> {
            FileChannel open = channel();
            if (head.offset() == 0) {
                beginAnew(open, head);
            } else if (continues(head)) {
                totalLength = Math.max(totalLength, head.totalLength());
                open.truncate(length);
            } else {
                restart();
                throw malformed("The result on the host is no longer the one that was begun.");
            }
            return open.position(length);
        });
        tell();
    }

    @Override
    public synchronized void write(ByteBuffer bytes) {
        stored(() -> {
            FileChannel open = channel();
            while (bytes.hasRemaining()) {
                ByteBuffer written = bytes.slice();
                written.limit(open.write(bytes));
                length += written.remaining();
                journal.grew(written, length);
            }
            return open;
        });
        tell();
    }

    /** Forgets what was written, since it is not the beginning of the video. */
    synchronized void restart() {
        length = 0;
        totalLength = -1;
        etag = null;
    }

    /** @throws MalformedResponseException if it is shorter than announced or no whole film; the next attempt starts again */
    synchronized void requireWhole() {
        stored(() -> {
            FileChannel open = channel();
            if (landed) {
                return open;
            }
            if (length != open.size() || (totalLength >= 0 && length != totalLength)) {
                String problem = "The result has " + length + " bytes of " + totalLength + ".";
                restart();
                throw malformed(problem);
            }
            if (!Mp4Head.startsIn(open)) {
                restart();
                throw malformed("What came in place of the result is not an MP4 video.");
            }
            if (!Mp4Boxes.holdFilm(open, totalLength < 0)) {
                restart();
                broken = true;
                throw brokenFilm(open.size());
            }
            return open;
        });
    }

    /** Makes the whole video durable and tells what it becomes; not synchronized, so that a close need not wait for it. */
    ArchivedFile seal() {
        return stored(() -> {
            FileChannel open = channel();
            ArchivedFile there = receipted();
            if (there != null) {
                return there;
            }
            keep(null); // From here on the film is kept, also when neither the store nor the disk takes a note of it.
            open.force(true);
            Path file = target.file(taskId).toAbsolutePath();
            ArchivedFile film = new ArchivedFile(file, open.size(), FileContent.sha256(open));
            keep(film);
            return film;
        });
    }

    /** Keeps evidence of what the video becomes, since it could not be written down elsewhere. */
    synchronized void keepEvidence(ArchivedFile result) {
        stored(() -> {
            channel();
            if (receipted == null) {
                target.receipt(taskId).write(result);
            }
            return result;
        });
    }

    /** Gives the whole video its name. */
    synchronized void take(ArchivedFile result) {
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

    /** Takes away what was kept to know the video by, once that is written down. */
    synchronized void settle() {
        stored(() -> {
            channel();
            journal.delete();
            target.receipt(taskId).delete();
            return Files.deleteIfExists(part);
        });
    }

    /** Takes away all that downloads left beside a video that has its name. */
    void tidy() {
        if (Files.exists(part) || journal.exists() || target.receipt(taskId).exists()) {
            try {
                stored(() -> hold(locks.lock(part)));
                settle();
            } finally {
                close();
            }
        }
    }

    /** Ends the download, also from another thread while an attempt is under way. Idempotent. */
    synchronized void close() {
        closed = true;
        FileChannel open = channel;
        channel = null;
        if (open == null) {
            return;
        }
        try {
            boolean ofUse = keep || isWhole() || (length > 0 && etag != null);
            if (ready && !ofUse && open.isOpen()) {
                journal.delete();
                discard();
            }
            journal.close();
        } catch (IOException e) {
            // What is left is a file that nobody takes for the video.
        } finally {
            leaveReceipt();
            locks.release(part, open);
        }
    }

    /** By it a later download knows a whole film that did not come to its name. */
    private void leaveReceipt() {
        if (sealed != null && !named) {
            try {
                target.receipt(taskId).write(sealed);
            } catch (IOException e) {
                // The film stays all the same; its journal may do.
            }
        }
    }

    /** A broken film is kept, under a name that nobody takes for the result's: it is paid for, and a part of it may play. */
    private void discard() throws IOException {
        if (broken) {
            Files.move(part, target.broken(taskId), StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(part);
        }
    }

    private void clear(FileChannel opened) throws IOException {
        if (!journal.exists() && Mp4Boxes.holdFilm(opened, true)) {
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

    /** From now on it is known what is there, so that what is of no use can be removed. */
    private synchronized void ready() {
        ready = true;
        if (isWhole()) {
            tell();
        }
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
        length = there == null ? ofThePart : there.size();
        totalLength = length;
    }

    private boolean restored(FileChannel opened) throws IOException {
        PartJournal.Beginning left = journal.restore(opened);
        if (left == null && opened.size() > 0 && target.receipt(taskId).isOf(opened)) {
            left = new PartJournal.Beginning(null, opened.size(), opened.size());
        }
        if (left == null) {
            return false;
        }
        synchronized (this) {
            etag = left.etag();
            length = left.length();
            totalLength = left.totalLength();
        }
        return true;
    }

    private void beginAnew(FileChannel open, ResultHead head) throws IOException {
        restart();
        broken = false;
        open.truncate(0);
        totalLength = head.totalLength();
        String strong = EntityTags.strong(head.etag());
        etag = strong;
        if (strong == null && totalLength < 0) { // Nobody could tell from it whether the part is whole.
            journal.delete();
        } else {
            journal.begin(strong, totalLength);
        }
    }

    /** Without an entity tag nobody can tell whether the rest belongs to the beginning. */
    private boolean continues(ResultHead head) {
        boolean sameLength = totalLength < 0 || head.totalLength() < 0 || totalLength == head.totalLength();
        return etag != null && etag.equals(head.etag()) && sameLength && length == head.offset();
    }

    private void tell() {
        try {
            listener.onProgress(length, totalLength);
        } catch (RuntimeException | Error e) {
            // A listener that throws against its contract must not cost a result that is paid for.
        }
    }

    private <T> T stored(FileStep<T> step) {
        return FileStep.told(step, part, taskId);
    }

    private MalformedResponseException brokenFilm(long size) {
        return MalformedResponseException.passing(
                "The result is a broken film: its " + size + " bytes do not hold all that they announce.",
                ErrorContext.of(taskId),
                "What came is kept in " + target.broken(taskId)
                        + ". Download the task again while its result is kept, for"
                        + " 24 hours; if it stays broken, ask the vendor: it is paid for.");
    }

    private MalformedResponseException malformed(String problem) {
        return new MalformedResponseException(problem, ErrorContext.of(taskId), null);
    }
}
