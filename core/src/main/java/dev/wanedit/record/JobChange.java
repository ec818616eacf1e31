package dev.wanedit.record;

import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the next version of a record; not safe for use by several threads at once. */
public final class JobChange {

    private final JobRecord from;
    private final Set<TaskId> disproved;
    private JobState state;
    private int attempts;
    private @Nullable Instant attempted;
    private boolean adopted;
    private @Nullable Path target;
    private @Nullable ArchivedFile archive;
    private @Nullable Instant ended;
    private @Nullable TaskFailure failure;
    private boolean overwrite;
    private JobFigures figures;

    JobChange(JobRecord from) {
        this.from = from;
        this.state = from.state();
        this.attempts = from.attempts();
        this.attempted = from.attempted();
        this.adopted = from.adopted();
        this.disproved = new LinkedHashSet<>(from.disproved());
        this.target = from.target();
        this.archive = from.archive();
        this.ended = from.ended();
        this.failure = from.failure();
        this.overwrite = from.overwrite();
        this.figures = from.figures();
    }

    /** Moves to this state. */
    public JobChange to(JobState next) {
        this.state = next;
        return this;
    }

    /** Counts one more attempt to send the job, made at this moment. */
    public JobChange attempt(Instant moment) {
        this.attempts++;
        this.attempted = moment;
        return this;
    }

    /** The last attempt certainly had no effect, so it does not count. */
    public JobChange attemptWithoutEffect() {
        this.attempts = Math.max(0, attempts - 1);
        return this;
    }

    /** It is not known when the last attempt was made: the clock of that time was wrong. */
    public JobChange attemptedAtUnknownTime() {
        this.attempted = null;
        return this;
    }

    /** True if the task must still be confirmed by its prompt. */
    public JobChange adopted(boolean unconfirmed) {
        this.adopted = unconfirmed;
        return this;
    }

    /** Adds a task that is not this job's. */
    public JobChange disproved(TaskId other) {
        this.disproved.add(other);
        return this;
    }

    /** Where the result goes, absolute; null if that is not known. */
    public JobChange target(@Nullable Path file) {
        this.target = file;
        return this;
    }

    /** True if the result may replace an existing file. */
    public JobChange overwrite(boolean allowed) {
        this.overwrite = allowed;
        return this;
    }

    /** The file that the result is stored as. */
    public JobChange archive(@Nullable ArchivedFile file) {
        this.archive = file;
        return this;
    }

    /** When and why its task ended; a null value keeps the old value. */
    public JobChange ended(@Nullable Instant moment, @Nullable TaskFailure why) {
        this.ended = moment == null ? ended : moment;
        this.failure = why == null ? failure : why;
        return this;
    }

    /** Its quote, its bill and its times. */
    public JobChange figures(JobFigures known) {
        this.figures = known;
        return this;
    }

    /** The next version, as of this moment. */
    public JobRecord at(Instant now) {
        return new JobRecord(
                from.key(),
                from.version() + 1,
                state,
                from.fingerprint(),
                from.created(),
                now,
                attempts,
                attempted,
                adopted,
                List.copyOf(disproved),
                target,
                archive,
                ended,
                failure,
                overwrite,
                figures);
    }
}
