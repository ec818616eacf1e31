package dev.wanedit.error;

/** The service refused the request itself; sending it again brings the same answer. */
public final class RequestRejectedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     */
    public RequestRejectedException(String problem, ErrorContext context) {
        super(problem, context, "Correct the request; the same one will be refused again.", null);
    }
}
