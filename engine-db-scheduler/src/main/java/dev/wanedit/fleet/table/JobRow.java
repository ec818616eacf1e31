package dev.wanedit.fleet.table;

import dev.wanedit.fleet.job.CancelAnswer;
import dev.wanedit.fleet.result.StoredResult;
import dev.wanedit.task.JobKey;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of jobs. It holds signed URLs, which its {@code toString} leaves out.
 *
 * @param key the job
 * @param stage who has to do the next thing
 * @param priority higher is sent earlier
 * @param placed when it was handed to the fleet
 * @param fingerprint of the job as it was handed over, before its files were uploaded
 * @param format of the document
 * @param document the job as JSON; null when it has ended
 * @param cancelWanted true if a cancel is to be answered by the driver
 * @param cancelAnswer the driver's answer to the last one
 * @param resultUrl the signed URL of the result; null if it is not known
 * @param result the result in its place
 */
public record JobRow(
        JobKey key,
        Stage stage,
        int priority,
        Instant placed,
        String fingerprint,
        int format,
        @Nullable String document,
        boolean cancelWanted,
        @Nullable CancelAnswer cancelAnswer,
        @Nullable URI resultUrl,
        @Nullable StoredResult result) {

    /** A job that was just handed over. */
    public static JobRow placed(
            JobKey key, Stage stage, int priority, Instant now, String fingerprint, String document) {
        return new JobRow(
                key,
                stage,
                priority,
                now,
                fingerprint,
                JobDocuments.FORMAT,
                stage == Stage.ENDED ? null : document,
                false,
                null,
                null,
                null);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "JobRow[key=" + key + ", stage=" + stage + ", priority=" + priority + "]";
    }
}
