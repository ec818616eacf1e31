package dev.wanedit.error;

/**
 * The service failed (HTTP 408, 5xx or an internal code): a read may be repeated; after a create it is not known
 * whether a task exists.
 */
public final class ServiceUnavailableException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     */
    public ServiceUnavailableException(String problem, ErrorContext context) {
        super(problem, context, "Try again later; the fault is at the service or at a gateway in front of it.", null);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
