package dev.wanedit.engine;

import io.reactivex.rxjava3.core.Completable;

/**
 * What a client does, for its three forms. Signals are delivered on the transport's threads or on those for the disk.
 * Closing the client ends every operation, with one exception: a submit is stopped only before its request is
 * sent or after the answer, so its caller always learns whether a task was created.
 *
 * @param jobs makes edited videos of jobs
 * @param records the recorded jobs, under their keys
 * @param tasks the operations on tasks, by their ids
 * @param events takes completion events
 * @param diagnoser checks what the client depends on
 * @param idle completes when no create request is running, and the outcome of each is recorded
 */
public record ClientOperations(
        JobWorkflow jobs,
        RecordedJobs records,
        TaskOperations tasks,
        CompletionEvents events,
        Diagnoser diagnoser,
        Completable idle) {}
