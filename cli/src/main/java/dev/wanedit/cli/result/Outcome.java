package dev.wanedit.cli.result;

import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.JobKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one job of many at the end of a command.
 *
 * @param key the job
 * @param end what is left to do
 * @param exitCode the exit code of a command for this job alone; 0 if there was no fault
 * @param video its result on disk; null if it has none
 * @param failureMessage its fault, or what a reader should know about its result; null if there is nothing
 */
public record Outcome(
        JobKey key,
        End end,
        int exitCode,
        @Nullable EditedVideo video,
        @Nullable FailureMessage failureMessage) {

    /** What is left to do for a job. */
    public enum End {
        /** Nothing: its result is on disk. */
        DONE,
        /** Nothing: it has no result and will get none. */
        FAILED,
        /** A person must decide whether it has a task. */
        UNCERTAIN,
        /** The same command continues with it. */
        OPEN
    }

    public static Outcome done(JobKey key, EditedVideo video) {
        return new Outcome(key, End.DONE, ExitCodes.DONE, video, null);
    }

    /**
     * A job whose result is on disk at another place.
     *
     * @param where says that its result is not at the given place
     */
    public static Outcome doneElsewhere(JobKey key, EditedVideo video, String where) {
        return new Outcome(key, End.DONE, ExitCodes.DONE, video, FailureMessage.of(List.of(where), null, List.of()));
    }

    /** An invalid job counts as refused: in a batch it may be found when other jobs have already been sent. */
    public static Outcome hindered(JobKey key, Throwable fault, FailureMessage failureMessage) {
        int code = ExitCodes.of(fault);
        return switch (code) {
            case ExitCodes.USAGE, ExitCodes.REFUSED -> failed(key, failureMessage);
            case ExitCodes.UNCERTAIN -> new Outcome(key, End.UNCERTAIN, code, null, failureMessage);
            default -> new Outcome(key, End.OPEN, code, null, failureMessage);
        };
    }

    /** It ended without a result. */
    public static Outcome failed(JobKey key, FailureMessage failureMessage) {
        return new Outcome(key, End.FAILED, ExitCodes.REFUSED, null, failureMessage);
    }

    /**
     * The job was not started.
     *
     * @param code the exit code of the job after which no job is started
     */
    public static Outcome notBegun(JobKey key, int code) {
        return new Outcome(key, End.OPEN, code, null, null);
    }

    /** There was no fault, but something is left to do that this command does not do. */
    public static Outcome left(JobKey key, FailureMessage whatToDo) {
        return new Outcome(key, End.OPEN, ExitCodes.DONE, null, whatToDo);
    }

    /** True if there is something to report about it. */
    public boolean begun() {
        return video != null || failureMessage != null;
    }
}
