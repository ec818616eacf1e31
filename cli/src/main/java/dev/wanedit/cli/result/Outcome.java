package dev.wanedit.cli.result;

import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.JobKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one job of many stands when a command leaves it.
 *
 * @param key the job
 * @param end what that means
 * @param exitCode what a command about this job alone would exit with; 0 if nothing hindered it
 * @param video its result on disk; null if it has none
 * @param complaint what hindered it, or what a reader should know of its result; null if there is nothing
 */
public record Outcome(
        JobKey key,
        End end,
        int exitCode,
        @Nullable EditedVideo video,
        @Nullable Complaint complaint) {

    /** What is left to do for a job. */
    public enum End {
        /** Nothing: its result is on disk. */
        DONE,
        /** Nothing: it has no result and will get none. */
        FAILED,
        /** Somebody has to decide whether it has a task. */
        UNCERTAIN,
        /** The same command goes on with it. */
        OPEN
    }

    public static Outcome done(JobKey key, EditedVideo video) {
        return new Outcome(key, End.DONE, ExitCodes.DONE, video, null);
    }

    /**
     * A job whose result is on disk at another place.
     *
     * @param where says that its result lies at another place than the one that was given
     */
    public static Outcome doneElsewhere(JobKey key, EditedVideo video, String where) {
        return new Outcome(key, End.DONE, ExitCodes.DONE, video, Complaint.of(List.of(where), null, List.of()));
    }

    /** What is invalid counts as refused: in a batch it may be found out when others have been sent. */
    public static Outcome hindered(JobKey key, Throwable fault, Complaint complaint) {
        int code = ExitCodes.of(fault);
        return switch (code) {
            case ExitCodes.USAGE, ExitCodes.REFUSED -> failed(key, complaint);
            case ExitCodes.UNCERTAIN -> new Outcome(key, End.UNCERTAIN, code, null, complaint);
            default -> new Outcome(key, End.OPEN, code, null, complaint);
        };
    }

    /** It ended without a result. */
    public static Outcome failed(JobKey key, Complaint complaint) {
        return new Outcome(key, End.FAILED, ExitCodes.REFUSED, null, complaint);
    }

    /**
     * It was not begun.
     *
     * @param code that of the job after which none is begun
     */
    public static Outcome notBegun(JobKey key, int code) {
        return new Outcome(key, End.OPEN, code, null, null);
    }

    /** Nothing hindered it, and something is left to do that this command does not do. */
    public static Outcome left(JobKey key, Complaint whatToDo) {
        return new Outcome(key, End.OPEN, ExitCodes.DONE, null, whatToDo);
    }

    /** Whether there is something to tell of it. */
    public boolean begun() {
        return video != null || complaint != null;
    }
}
