package dev.wanedit.engine;

import dev.wanedit.job.RunningJob;
import dev.wanedit.job.SubmittedJob;
import io.reactivex.rxjava3.core.Single;

/**
 * A job whose task is known, and what is left to do.
 *
 * @param submitted the job's key and task
 * @param end waits for the task's end when it is subscribed to, and downloads the result if there is a target
 */
public record JobAndCompletion(SubmittedJob submitted, Single<RunningJob.End> end) {}
