package dev.wanedit.fleet.job;

import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a job's phase: a row of the outbox, which was stored in the same transaction as the change itself.
 *
 * @param id the row's id; ids of different jobs may appear in another order than that of their changes
 * @param key the job
 * @param version the version of its record; it grows with each change of the job, so a row that comes twice can be known
 * @param before its phase before; null for a new job
 * @param phase its phase since then
 * @param taskId its task; null while none is known
 * @param at when that happened, by the clock of the node
 */
public record PhaseChange(
        long id,
        JobKey key,
        long version,
        @Nullable JobPhase before,
        JobPhase phase,
        @Nullable TaskId taskId,
        Instant at) {}
