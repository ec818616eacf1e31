package dev.wanedit.event;

import dev.wanedit.task.JobKey;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step of a job.
 *
 * @param kind which step
 * @param jobKey the job, a random key if the application gave none; null for a task that does not belong to a job in
 * the store
 * @param taskId the job's task; null before there is one
 * @param file the uploaded file, or the file of the result; null for other steps
 * @param bytes the size of that file in bytes; -1 for other steps
 * @param took how long the step took: steps of a task are measured with the service's own times; null if that is not
 * known
 * @param failure why the task failed; null for other steps, and if the service gave no reason
 */
public record JobStep(
        Kind kind,
        @Nullable JobKey jobKey,
        @Nullable TaskId taskId,
        @Nullable Path file,
        long bytes,
        @Nullable Duration took,
        @Nullable TaskFailure failure) {

    private static final long NO_FILE = -1;

    /** Characters of a reason in a line. */
    private static final int LONGEST_REASON = 300;

    /** The steps, in the order in which a job makes them. Later versions may add steps. */
    public enum Kind {
        /** The parameters, the media and the price are checked. */
        CHECKED("checked"),
        /** The upload of a file begins. */
        UPLOADING("uploading"),
        /** A file was uploaded, and the service can read it. */
        UPLOADED("uploaded"),
        /** The service accepted the job and created a task. */
        SUBMITTED("submitted"),
        /** The job has a task already, from an earlier submit under the same key. */
        KNOWN("known already"),
        /** The task waits in the service's queue. */
        QUEUED("queued"),
        /** The service is working on the task. */
        RUNNING("running"),
        /** The task succeeded and has a result. */
        SUCCEEDED("succeeded"),
        /** The task failed. */
        FAILED("failed"),
        /** The task was canceled. */
        CANCELED("canceled"),
        /** The service does not know the task, or has deleted it. */
        EXPIRED("expired"),
        /** The download of the result begins. */
        DOWNLOADING("downloading"),
        /** The result is complete and on disk. */
        DOWNLOADED("downloaded");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** The job was checked. */
    public static JobStep checked(JobKey jobKey, Duration took) {
        return new JobStep(Kind.CHECKED, jobKey, null, null, NO_FILE, took, null);
    }

    /** The upload of a file begins. */
    public static JobStep uploading(JobKey jobKey, Path file, long bytes) {
        return new JobStep(Kind.UPLOADING, jobKey, null, file, bytes, null, null);
    }

    /** A file was uploaded. */
    public static JobStep uploaded(JobKey jobKey, Path file, long bytes, Duration took) {
        return new JobStep(Kind.UPLOADED, jobKey, null, file, bytes, took, null);
    }

    /** The job has a new task. */
    public static JobStep submitted(JobKey jobKey, TaskId taskId, Duration took) {
        return new JobStep(Kind.SUBMITTED, jobKey, taskId, null, NO_FILE, took, null);
    }

    /** The job already has a task. */
    public static JobStep known(JobKey jobKey, TaskId taskId) {
        return new JobStep(Kind.KNOWN, jobKey, taskId, null, NO_FILE, null, null);
    }

    /** The service reported a new status of a task. */
    public static JobStep seen(@Nullable JobKey jobKey, TaskSnapshot task) {
        Kind kind = switch (task.status()) {
            case PENDING, SUSPENDED, UNRECOGNIZED -> Kind.QUEUED;
            case RUNNING -> Kind.RUNNING;
            case SUCCEEDED -> Kind.SUCCEEDED;
            case FAILED -> Kind.FAILED;
            case CANCELED -> Kind.CANCELED;
            case UNKNOWN -> Kind.EXPIRED;
        };
        Instant until = task.endTime() == null ? task.scheduledTime() : task.endTime();
        return new JobStep(
                kind, jobKey, task.taskId(), null, NO_FILE, between(task.submitTime(), until), task.failure());
    }

    /** The download of the result begins. */
    public static JobStep downloading(TaskId taskId) {
        return new JobStep(Kind.DOWNLOADING, null, taskId, null, NO_FILE, null, null);
    }

    /** The result is on disk. */
    public static JobStep downloaded(@Nullable JobKey jobKey, TaskId taskId, Path file, long bytes, Duration took) {
        return new JobStep(Kind.DOWNLOADED, jobKey, taskId, file, bytes, took, null);
    }

    /** For example {@code Job a: uploaded clip.mp4, 103 KB, in 2.3 s.} A task that failed says why. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(JobPrefix.of(jobKey, taskId)).append(kind.word);
        if (file != null) {
            line.append(' ').append(file.getFileName());
        }
        if (bytes >= 0) {
            line.append(", ").append(ReadableUnits.bytes(bytes)).append(',');
        }
        if (took != null) {
            line.append(afterTheService() ? " after " : " in ").append(ReadableUnits.elapsed(took));
        } else if (bytes >= 0) {
            line.setLength(line.length() - 1);
        }
        String reason = failure == null ? "" : reason(failure);
        if (!reason.isEmpty()) {
            line.append(": ").append(reason);
        }
        return Redaction.redact(
                line.append(line.charAt(line.length() - 1) == '.' ? "" : ".").toString());
    }

    /** The code and the text, as far as there are any. */
    private static String reason(TaskFailure failure) {
        String code = Objects.requireNonNullElse(failure.code(), "").strip();
        String message = Objects.requireNonNullElse(failure.message(), "").strip();
        String both = code.isEmpty() || message.isEmpty() ? code + message : code + ", " + message;
        return Redaction.redact(both, LONGEST_REASON);
    }

    private boolean afterTheService() {
        return kind.compareTo(Kind.QUEUED) >= 0 && kind.compareTo(Kind.EXPIRED) <= 0;
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant until) {
        return from == null || until == null || until.isBefore(from) ? null : Duration.between(from, until);
    }
}
