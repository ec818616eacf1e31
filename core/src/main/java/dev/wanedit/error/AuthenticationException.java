package dev.wanedit.error;

/** The API key is missing, wrong, or of another region than the endpoint (HTTP 401). */
public final class AuthenticationException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     */
    public AuthenticationException(String problem, ErrorContext context) {
        super(
                problem,
                context,
                "Check the API key, and choose the region of the key and of the model by region(…) on the builder.",
                null);
    }
}
