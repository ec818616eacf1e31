package dev.example.studio;

import dev.wanedit.error.WanEditException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as the page shows it. The client's job store knows what has to be done for it; this is what a person wants to see.
 *
 * @param clip the name of the clip
 * @param quote the price that was shown before it was sent
 * @param percent progress of an upload or a download; -1 if it is not known
 * @param billedSeconds seconds billed, as the service reported them
 * @param problem why it stopped; null if nothing is wrong
 */
record StudioJob(
        UUID id,
        Instant created,
        JobRequest request,
        String clip,
        Check.@Nullable Price quote,
        State state,
        int percent,
        @Nullable String taskId,
        @Nullable String billedSeconds,
        @Nullable String cost,
        @Nullable String currency,
        @Nullable Problem problem,
        @Nullable Instant ended) {

    private static final int SHOWN_OF_AN_ID = 8;

    /** What is happening to it. */
    enum State {
        WAITING,
        UPLOADING,
        QUEUED,
        RUNNING,
        DOWNLOADING,
        DONE,
        /** It ended without a result. */
        FAILED,
        /** It did not end, and needs a person: the same job can be tried again. */
        STOPPED;

        boolean open() {
            return compareTo(DONE) < 0;
        }
    }

    /**
     * Why a job stopped.
     *
     * @param kind the exception's name without its ending; the page has a sentence for each
     * @param text the exception's message
     */
    record Problem(String kind, String text) {

        static Problem of(Throwable fault) {
            String kind = fault instanceof WanEditException
                    ? fault.getClass().getSimpleName().replaceFirst("Exception$", "")
                    : "Other";
            String text = fault instanceof WanEditException ? fault.getMessage() : null;
            return new Problem(kind, text == null ? "" : text);
        }
    }

    static StudioJob waiting(UUID id, JobRequest request, String clip, Check.@Nullable Price quote, Instant now) {
        return new StudioJob(id, now, request, clip, quote, State.WAITING, -1, null, null, null, null, null, null);
    }

    /** A job of which only the client's job store knows. Its task can be followed, and its settings are gone. */
    static StudioJob lost(UUID id, Instant created) {
        JobRequest unknown = new JobRequest(null, null, null, null, null, null, null, null, null);
        return waiting(id, unknown, id.toString().substring(0, SHOWN_OF_AN_ID), null, created);
    }

    /** The same in another open state. */
    StudioJob with(State next, int progress) {
        return new StudioJob(
                id, created, request, clip, quote, next, progress, taskId, billedSeconds, cost, currency, null, null);
    }

    /** The same with its result. */
    StudioJob done(Instant now) {
        return new StudioJob(
                id, created, request, clip, quote, State.DONE, -1, taskId, billedSeconds, cost, currency, null, now);
    }

    StudioJob stopped(State next, Problem why, Instant now) {
        return new StudioJob(
                id, created, request, clip, quote, next, -1, taskId, billedSeconds, cost, currency, why, now);
    }

    StudioJob ofTask(String task) {
        return new StudioJob(
                id, created, request, clip, quote, state, percent, task, billedSeconds, cost, currency, problem, ended);
    }

    StudioJob billed(@Nullable String seconds, @Nullable String amount, @Nullable String unit) {
        return new StudioJob(
                id, created, request, clip, quote, state, percent, taskId, seconds, amount, unit, problem, ended);
    }
}
