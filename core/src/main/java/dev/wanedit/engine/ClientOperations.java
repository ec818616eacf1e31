package dev.wanedit.engine;

import dev.wanedit.engine.download.RetryingDownloader;
import io.reactivex.rxjava3.core.Completable;

/**
 * What a client does, for its three forms. Signals are delivered on the transport's threads or on those for the disk.
 * Closing the client ends every operation, with one exception: a submit is stopped only before its request is
 * sent or after the answer, so its caller always learns whether a task was created.
 */
public final class ClientOperations {

    private final OnFirstUse<OfJobs> ofJobs;
    private final TaskOperations tasks;
    private final CompletionEvents events;
    private final OnFirstUse<Diagnoser> diagnoser;

    ClientOperations(
            OnFirstUse<OfJobs> ofJobs, TaskOperations tasks, CompletionEvents events, OnFirstUse<Diagnoser> diagnoser) {
        this.ofJobs = ofJobs;
        this.tasks = tasks;
        this.events = events;
        this.diagnoser = diagnoser;
    }

    /** Makes edited videos of jobs. */
    public JobWorkflow jobs() {
        return ofJobs.get().jobs();
    }

    /** The recorded jobs, under their keys. */
    public RecordedJobs records() {
        return ofJobs.get().records();
    }

    /** The operations on tasks, by their ids. */
    public TaskOperations tasks() {
        return tasks;
    }

    /** Takes completion events. */
    public CompletionEvents events() {
        return events;
    }

    /** Checks what the client depends on. */
    public Diagnoser diagnoser() {
        return diagnoser.get();
    }

    /** Completes when no create request is running, and the outcome of each is recorded. */
    public Completable idle() {
        return Completable.defer(() -> {
            OfJobs made = ofJobs.ifMade();
            return made == null ? Completable.complete() : made.idle();
        });
    }

    /** The operations on jobs, and what they share with those on tasks. */
    record OfJobs(JobWorkflow jobs, RecordedJobs records, RetryingDownloader downloader, Completable idle) {}
}
