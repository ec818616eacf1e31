package dev.wanedit.engine.submit;

import dev.wanedit.engine.resilience.CreateRefusal;
import dev.wanedit.engine.resilience.PostRetryRule;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobEvent.Trigger;

/**
 * What a fault of a create request means for the job's record. A fault that may have left a task is treated as a lost
 * answer. {@link PostRetryRule} decides which faults may, and if the request is sent again.
 */
final class CreateOutcome {

    private CreateOutcome() {}

    /**
     * A refusal because of the key, a permission, a bill or the base URL says nothing about the job: once that is solved,
     * the same job can be sent.
     */
    static JobEvent event(Throwable fault) {
        if (fault instanceof ServiceException answer && CreateRefusal.of(answer) == CreateRefusal.OF_THE_JOB) {
            return JobEvent.of(Trigger.REFUSED);
        }
        return JobEvent.of(PostRetryRule.provesNoEffect(fault) ? Trigger.NOT_SENT : Trigger.ANSWER_LOST);
    }

    /**
     * A transport must fail with a {@link WanEditException}. With any other exception, it is not certain that nothing
     * was sent.
     */
    static WanEditException inOurTree(Throwable fault) {
        return fault instanceof WanEditException known
                ? known
                : new TransportException(
                        Kind.CONNECTION_LOST,
                        Delivery.MAYBE_SENT,
                        "The transport or the job store failed in an unexpected way.",
                        ErrorContext.NONE,
                        fault);
    }
}
