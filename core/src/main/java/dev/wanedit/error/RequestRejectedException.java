package dev.wanedit.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service, or something in front of it, refused the request itself; sending it again brings the same answer. */
public final class RequestRejectedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /** May be signed, so it is not serialised. */
    private final transient @Nullable String location;

    /**
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     */
    public RequestRejectedException(String problem, ErrorContext context) {
        this(problem, context, nextStep(context), null);
    }

    private static String nextStep(ErrorContext context) {
        int status = context.httpStatus() == null ? 0 : context.httpStatus();
        if (status >= 300 && status <= 399) {
            return "Correct the base URL, or check whether a login portal is between this machine and the service.";
        }
        return status == 404 || status == 405
                ? "Correct the request or the base URL, which ends in /api/v1 unless a gateway has another path."
                : "Correct the request; the same one will be refused again.";
    }

    private RequestRejectedException(String problem, ErrorContext context, String nextStep, @Nullable String location) {
        super(problem, context, nextStep, null);
        this.location = location;
    }

    /**
     * The service has refused a job before, and nothing was sent now.
     *
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     */
    public static RequestRejectedException before(String problem, ErrorContext context) {
        return new RequestRejectedException(
                problem,
                context,
                "Correct the job and submit it under another key: this one stays with the refused job.",
                null);
    }

    /**
     * A storage host answered with a redirect. The API key is never sent to such hosts.
     *
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     * @param location the redirect's target, exactly as in the header; null if there is none
     */
    public static RequestRejectedException redirected(String problem, ErrorContext context, @Nullable String location) {
        return new RequestRejectedException(
                problem,
                context,
                "Check whether a proxy or a login portal is between this machine and the host.",
                location);
    }

    /**
     * The target of a storage host's redirect, exactly as received: untrusted, perhaps relative, perhaps signed. Empty
     * if this is not such a redirect.
     */
    public Optional<String> location() {
        return Optional.ofNullable(location);
    }
}
