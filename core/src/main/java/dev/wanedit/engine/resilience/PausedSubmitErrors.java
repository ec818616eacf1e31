package dev.wanedit.engine.resilience;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exception for a job that was not sent because the service refused another job; each job gets its own
 * exception.
 */
final class PausedSubmitErrors {

    private PausedSubmitErrors() {}

    /** @param refusal the service's error; null in the moment before it is known */
    static ServiceException after(@Nullable ServiceException refusal) {
        if (refusal == null) {
            return new AuthenticationException("Submits pause, nothing was sent.", ErrorContext.NONE);
        }
        String problem = "Submits pause, nothing was sent: " + refusal.problem();
        ErrorContext context = new ErrorContext(
                null,
                null,
                refusal.requestId().orElse(null),
                refusal.httpStatus().orElse(null),
                refusal.code().orElse(null));
        if (refusal instanceof PermissionException) {
            return new PermissionException(problem, context);
        }
        return refusal instanceof BillingException
                ? new BillingException(problem, context)
                : new AuthenticationException(problem, context);
    }
}
