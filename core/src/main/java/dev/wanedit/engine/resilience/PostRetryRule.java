package dev.wanedit.engine.resilience;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;

/**
 * Says which faults prove that a POST had no effect, and after which of them it is sent again. A timeout, a reset, a 408
 * or a 5xx proves nothing: a task that costs money may exist. This is the only place that decides it; {@link
 * CreateRefusal} decides for all answers of the service.
 */
public final class PostRetryRule {

    private PostRetryRule() {}

    /**
     * True if the request certainly had no effect, so that no task exists: it was not sent, or the service refused it.
     *
     * @param fault how the exchange failed; says nothing about faults of other origin, such as of a store that could not
     *     record an answer
     */
    public static boolean provesNoEffect(Throwable fault) {
        return (fault instanceof TransportException transport && transport.delivery() == Delivery.NOT_SENT)
                || (fault instanceof ServiceException answer
                        && CreateRefusal.of(answer) != CreateRefusal.PROVES_NOTHING)
                // These come from this side, before the request is sent.
                || fault instanceof InvalidJobException
                || fault instanceof StorageException
                || fault instanceof ConfigurationException;
    }

    /**
     * True if the request may be sent again: it had no effect, and the next attempt may succeed. Only these two faults,
     * whatever other faults say of themselves.
     */
    static boolean allows(Throwable fault) {
        boolean mayHelp = fault instanceof ThrottledException
                || (fault instanceof TransportException transport && transport.isRetryable());
        return mayHelp && provesNoEffect(fault);
    }
}
