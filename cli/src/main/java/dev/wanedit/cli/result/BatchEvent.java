package dev.wanedit.cli.result;

import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.EscapedText;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one job of many.
 *
 * @param event its name in JSON
 * @param lines the lines for readers
 * @param fields the fields for JSON
 * @param file the job's result on disk; null if it has none yet
 * @param cause the exception; null if there was none
 */
public record BatchEvent(
        String event,
        List<String> lines,
        Map<String, Object> fields,
        @Nullable Path file,
        @Nullable Throwable cause) {

    /** News of a job's phase; empty for a phase that is reported only at the end of the job. */
    public static Optional<BatchEvent> of(JobRecord job) {
        TaskId task = job.taskId();
        if (task == null) {
            return Optional.empty();
        }
        return switch (job.phase()) {
            case PENDING -> Optional.of(status("submitted", job.key(), task, "PENDING", "queued as task " + task));
            case RUNNING -> Optional.of(status("status", job.key(), task, "RUNNING", "running"));
            case SUCCEEDED -> Optional.of(status("status", job.key(), task, "SUCCEEDED", "succeeded"));
            case READY, SUBMITTING, UNCERTAIN, REJECTED, FAILED, CANCELED, EXPIRED, ARCHIVED -> Optional.empty();
        };
    }

    /**
     * News of how a job ended.
     *
     * @param count the number of finished jobs, in brackets; empty if it is not shown
     */
    public static BatchEvent of(Outcome outcome, String count) {
        Map<String, Object> fields = keyed(outcome.key());
        fields.put("outcome", outcome.end().name().toLowerCase(Locale.ROOT));
        EditedVideo video = outcome.video();
        FailureMessage failureMessage = outcome.failureMessage();
        if (video != null) {
            fields.putAll(Fields.of(video));
            String where = EscapedText.of(video.file().toString()) + ", " + ReadableUnits.bytes(video.size());
            if (failureMessage != null) {
                where = failureMessage.problems().get(0);
                fields.put("message", where);
            }
            List<String> lines = new ArrayList<>(List.of(outcome.key() + ": " + where + count));
            UnrecordedResultMessage.told(video).ifPresent(told -> {
                lines.add("  " + told);
                fields.put("message", told);
            });
            return new BatchEvent("job", lines, fields, video.file(), null);
        }
        if (failureMessage == null) {
            return new BatchEvent("job", List.of(), fields, null, null);
        }
        fields.putAll(failureMessage.fields());
        if (failureMessage.cause() instanceof SubmitUncertainException uncertain
                && !uncertain.candidates().isEmpty()) {
            fields.put(
                    "candidates",
                    uncertain.candidates().stream().map(TaskId::value).toList());
        }
        List<String> lines = new ArrayList<>(failureMessage.lines());
        String first =
                outcome.exitCode() == ExitCodes.DONE ? failureMessage.problems().get(0) : lines.get(0);
        lines.set(0, outcome.key() + ": " + first + count);
        return new BatchEvent("job", lines, fields, null, failureMessage.cause());
    }

    /** The store has the job, but cannot read its record. */
    public static BatchEvent damaged(JobKey key, StorageException fault) {
        FailureMessage failureMessage = FailureMessage.of(fault, null, List.of());
        Map<String, Object> fields = keyed(key);
        fields.putAll(failureMessage.fields());
        List<String> lines = new ArrayList<>(failureMessage.lines());
        lines.set(0, key + ": " + lines.get(0));
        return new BatchEvent("damaged", lines, fields, null, fault);
    }

    private static BatchEvent status(String event, JobKey key, TaskId task, String status, String words) {
        Map<String, Object> fields = keyed(key);
        fields.put("task_id", task.value());
        fields.put("status", status);
        return new BatchEvent(event, List.of(key + ": " + words), fields, null, null);
    }

    private static Map<String, Object> keyed(JobKey key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("job_key", key.toString());
        return fields;
    }
}
