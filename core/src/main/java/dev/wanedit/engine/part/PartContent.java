package dev.wanedit.engine.part;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.port.ResultHead;
import dev.wanedit.record.Sha256;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What a part file holds: how many bytes, of which file on the host, and whether they are all of it and a complete video. Its
 * journal says the same to a later process. Guarded by its {@link PartFile}.
 */
final class PartContent {

    private final TaskId taskId;
    private final PartJournal journal;
    private final PartBytes bytes;
    private @Nullable String etag;
    private long totalLength = -1;
    private boolean broken;

    /**
     * @param part the part file
     * @param taskId the task whose result it is
     */
    PartContent(Path part, TaskId taskId) {
        this.taskId = taskId;
        this.journal = new PartJournal(part, taskId);
        this.bytes = new PartBytes(journal);
    }

    /** Number of bytes that were received. */
    long length() {
        return bytes.length();
    }

    /** Bytes of the whole file; -1 if not known. */
    long totalLength() {
        return totalLength;
    }

    /** The strong entity tag of the file on the host; null if the host sent none. */
    @Nullable
    String etag() {
        return etag;
    }

    /** True if all bytes were received. */
    boolean isWhole() {
        return length() > 0 && length() == totalLength;
    }

    /** True if a later download can continue from these bytes. */
    boolean canBeContinued() {
        return length() > 0 && etag != null;
    }

    /** True if all bytes were received, and are not a complete video. */
    boolean isBroken() {
        return broken;
    }

    boolean hasJournal() {
        return journal.exists();
    }

    void deleteJournal() throws IOException {
        journal.delete();
    }

    /** Closes the journal, which stays. */
    void close() {
        journal.close();
    }

    /**
     * Reads what an earlier process left, without taking it over. It may read the whole file.
     *
     * @param receipt the evidence beside the file
     * @return what can be continued from; null if there is nothing, or nothing that is proved
     */
    @Nullable
    Restored read(FileChannel part, ResultReceipt receipt) throws IOException {
        @Nullable MessageDigest hashed = Sha256.start();
        PartJournal.Beginning left = journal.restore(part, hashed);
        if (left == null && part.size() > 0 && receipt.isOf(part)) {
            left = new PartJournal.Beginning(null, part.size(), part.size());
            hashed = null;
        }
        return left == null ? null : new Restored(left, hashed);
    }

    /** Continues from what an earlier process left. */
    void restore(Restored left) {
        etag = left.beginning().etag();
        bytes.restore(left.beginning().length(), left.hashed());
        totalLength = left.beginning().totalLength();
    }

    /** The video has so many bytes, and all of them are on disk. */
    void isAll(long length) {
        totalLength = length;
        bytes.restore(length, null);
    }

    /**
     * An answer of the host begins.
     *
     * @throws MalformedResponseException if its bytes do not continue those that are here
     */
    void begin(FileChannel part, ResultHead head) throws IOException {
        if (head.offset() == 0) {
            beginAgain(part, head);
        } else if (continues(head)) {
            totalLength = Math.max(totalLength, head.totalLength());
            bytes.flush(part);
            part.truncate(length());
        } else {
            restart();
            throw malformed("The result on the host is no longer the file whose download was begun.");
        }
    }

    void add(FileChannel part, ByteBuffer received) throws IOException {
        bytes.add(part, received, totalLength);
    }

    /** Writes what was received to the disk. */
    void flush(FileChannel part) throws IOException {
        bytes.flush(part);
    }

    /** Discards the bytes. */
    void restart() {
        bytes.restart();
        totalLength = -1;
        etag = null;
    }

    /**
     * Checks that all bytes are on disk and are a complete video.
     *
     * @param kept where the file is kept if it is not complete, for the message
     * @throws MalformedResponseException if they are not; the bytes are discarded
     */
    void requireWhole(FileChannel part, Path kept) throws IOException {
        bytes.flush(part);
        if (length() != part.size() || (totalLength >= 0 && length() != totalLength)) {
            String problem = "The result has " + length() + " bytes of " + totalLength + ".";
            restart();
            throw malformed(problem);
        }
        if (!Mp4Head.startsIn(part)) {
            restart();
            throw malformed("What came in place of the result is not an MP4 video.");
        }
        if (!Mp4Boxes.holdFilm(part, totalLength < 0)) {
            restart();
            broken = true;
            throw incomplete(part.size(), kept);
        }
    }

    /** The digest of all bytes, calculated on the way; null if an earlier process has written some of them. Only once. */
    @Nullable
    String sha256() {
        return bytes.sha256();
    }

    private void beginAgain(FileChannel part, ResultHead head) throws IOException {
        restart();
        broken = false;
        part.truncate(0);
        totalLength = head.totalLength();
        String strong = EntityTags.strong(head.etag());
        etag = strong;
        if (strong == null
                && totalLength < 0) { // Without a length the journal cannot show whether the part is complete.
            journal.delete();
        } else {
            journal.begin(strong, totalLength);
        }
    }

    /** Without an entity tag it is not known if the rest is of the same file as the bytes that are on disk. */
    private boolean continues(ResultHead head) {
        boolean sameLength = totalLength < 0 || head.totalLength() < 0 || totalLength == head.totalLength();
        return etag != null && etag.equals(head.etag()) && sameLength && length() == head.offset();
    }

    private MalformedResponseException incomplete(long size, Path kept) {
        return MalformedResponseException.passing(
                "The result is not a complete video: the headers in its " + size
                        + " bytes announce more data than it has.",
                ErrorContext.of(taskId),
                "The incomplete file is kept as " + kept
                        + ". Download the task again: the service keeps its result for"
                        + " 24 hours. If it is still incomplete, ask the vendor, since the task was billed.");
    }

    private MalformedResponseException malformed(String problem) {
        return new MalformedResponseException(problem, ErrorContext.of(taskId), null);
    }

    /**
     * What an earlier process left.
     *
     * @param hashed the digest of its bytes; null if it is not known
     */
    record Restored(
            PartJournal.Beginning beginning, @Nullable MessageDigest hashed) {}
}
