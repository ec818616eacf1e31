package dev.wanedit.engine.submit;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.record.JobEvent;
import dev.wanedit.record.JobEvent.Trigger;

/**
 * What a fault of a create request means for the job's record. It does not decide if the request is sent again. A fault that may have left a task is treated as a lost answer.
 */
final class CreateOutcome {

    private CreateOutcome() {}

    static JobEvent event(Throwable fault) {
        if (fault instanceof RequestRejectedException) {
            return JobEvent.of(Trigger.REFUSED);
        }
        return JobEvent.of(surelyNoTask(fault) ? Trigger.NOT_SENT : Trigger.ANSWER_LOST);
    }

    /**
     * A refusal because of the key, a permission or a bill says nothing about the job: once that is solved, the same
     * job can be sent.
     */
    private static boolean surelyNoTask(Throwable fault) {
        return fault instanceof AuthenticationException
                || fault instanceof PermissionException
                || fault instanceof BillingException
                || (fault instanceof TransportException transport && transport.delivery() == Delivery.NOT_SENT)
                || fault instanceof ThrottledException
                || fault instanceof InvalidJobException
                || fault instanceof StorageException
                || fault instanceof ConfigurationException;
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
                        "The transport failed in an unexpected way.",
                        ErrorContext.NONE,
                        fault);
    }
}
