package dev.wanedit.crash;

import dev.wanedit.job.EditJob;
import dev.wanedit.task.JobKey;
import java.nio.file.Path;

/**
 * One job of an application, which the service can distinguish from all others.
 *
 * @param key its key
 * @param prompt no other job has it
 * @param job what to edit
 * @param target where its result goes
 * @param result what comes out
 */
record Errand(JobKey key, String prompt, EditJob job, Path target, byte[] result) {}
