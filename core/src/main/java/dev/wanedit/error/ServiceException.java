package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/** The service answered, and the answer is an error. */
public abstract sealed class ServiceException extends WanEditException
        permits AuthenticationException,
                PermissionException,
                BillingException,
                ThrottledException,
                RequestRejectedException,
                ServiceUnavailableException,
                UploadRefusedException {

    private static final long serialVersionUID = 1L;

    ServiceException(String problem, ErrorContext context, String nextStep, @Nullable Throwable cause) {
        super(problem, context, nextStep, cause);
    }
}
