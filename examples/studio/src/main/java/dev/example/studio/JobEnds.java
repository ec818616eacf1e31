package dev.example.studio;

import dev.example.studio.StudioJob.Problem;
import dev.example.studio.StudioJob.State;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.TaskCanceledException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.error.TransportException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes how jobs ended, or why they stopped. */
@Component
class JobEnds {

    private final JobList jobs;
    private final JobProgress progress;
    private final Clock clock;

    JobEnds(JobList jobs, JobProgress progress, Clock clock) {
        this.jobs = jobs;
        this.progress = progress;
        this.clock = clock;
    }

    /** It ended without a result. */
    void failed(UUID id, Problem why) {
        progress.forget(id);
        jobs.change(id, job -> job.state().open() ? job.stopped(State.FAILED, why, clock.instant()) : job);
    }

    /**
     * It has its result, or it stopped.
     *
     * @param thrown why it stopped; null if it has its result
     * @param resumed whether it was started before, so that it may have a task already
     */
    void ended(UUID id, @Nullable Throwable thrown, boolean resumed) {
        progress.forget(id);
        if (thrown == null) {
            jobs.change(id, job -> job.state() == State.DONE ? job : job.done(clock.instant()));
            return;
        }
        Throwable fault = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        if (fault instanceof TransportException closed && closed.kind() == TransportException.Kind.CLOSED) {
            return; // The studio stops. The next one resumes the job.
        }
        State state = isOver(fault, resumed) ? State.FAILED : State.STOPPED;
        jobs.change(id, job -> job.stopped(state, Problem.of(fault), clock.instant()));
    }

    /**
     * Nothing can come of the job any more. After all other faults the same job can be tried again; so can a resumed job
     * that is invalid now, since it may have a task.
     */
    private static boolean isOver(@Nullable Throwable fault, boolean resumed) {
        return fault instanceof TaskFailedException
                || fault instanceof TaskCanceledException
                || fault instanceof TaskExpiredException
                || fault instanceof RequestRejectedException
                || (fault instanceof InvalidJobException && !resumed);
    }
}
