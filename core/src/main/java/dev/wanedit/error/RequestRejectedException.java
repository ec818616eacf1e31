package dev.wanedit.error;

/** The service refused the request itself; sending it again brings the same answer. */
public final class RequestRejectedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     */
    public RequestRejectedException(String problem, ErrorContext context) {
        super(problem, context, nextStep(context), null);
    }

    private static String nextStep(ErrorContext context) {
        boolean notFound = context.httpStatus() != null && context.httpStatus() == 404;
        return notFound
                ? "Correct the request or the base URL, which ends in /api/v1 unless a gateway has another path."
                : "Correct the request; the same one will be refused again.";
    }
}
