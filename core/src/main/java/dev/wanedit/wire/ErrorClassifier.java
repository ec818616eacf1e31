package dev.wanedit.wire;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.body.ErrorBody;
import dev.wanedit.wire.body.GatewayErrorBody;
import org.jspecify.annotations.Nullable;

/** Makes the exception for an error that the service reported. */
public final class ErrorClassifier {

    private static final int LONGEST_MESSAGE = 2_000;

    private ErrorClassifier() {}

    /**
     * The exception that says what the error means.
     *
     * @param status the HTTP status
     * @param body the error as it was read; null if it could not be read
     * @param retryAfter the {@code Retry-After} header; null if there was none
     * @param taskId the task that the exchange was about; null if none
     */
    public static ServiceException classify(
            int status, @Nullable ErrorBody body, @Nullable String retryAfter, @Nullable TaskId taskId) {
        String code = code(body);
        String message = message(body, status);
        ErrorContext context =
                new ErrorContext(null, taskId, body == null ? null : WireValues.text(body.request_id()), status, code);
        return switch (ErrorKind.of(status, code)) {
            case UNAVAILABLE -> new ServiceUnavailableException("The service failed: " + message, context);
            case BILLING -> new BillingException("The account cannot pay for this: " + message, context);
            case AUTHENTICATION -> new AuthenticationException("The service refused the API key: " + message, context);
            case PERMISSION -> new PermissionException("The service denied access: " + message, context);
            case THROTTLED ->
                new ThrottledException(
                        "The service is throttling this account: " + message, context, RetryAfter.parse(retryAfter));
            case REJECTED -> new RequestRejectedException("The service refused the request: " + message, context);
        };
    }

    private static @Nullable String code(@Nullable ErrorBody body) {
        if (body == null) {
            return null;
        }
        String own = WireValues.text(body.code());
        GatewayErrorBody gateway = body.error();
        return own != null || gateway == null ? own : WireValues.text(gateway.code());
    }

    private static String message(@Nullable ErrorBody body, int status) {
        String own = body == null ? null : WireValues.text(body.message());
        GatewayErrorBody gateway = body == null ? null : body.error();
        String message = own != null || gateway == null ? own : WireValues.text(gateway.message());
        if (message != null) {
            return Redaction.redact(message, LONGEST_MESSAGE);
        }
        return status >= 300 && status < 400
                ? "it answered with a redirect, which is not followed because the API key would be sent with it."
                : "it gave no readable reason.";
    }
}
