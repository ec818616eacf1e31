package dev.wanedit.fleet.table;

import dev.wanedit.task.JobKey;

/** A job that is to be sent. */
public record WaitingJob(JobKey key, int priority) {}
