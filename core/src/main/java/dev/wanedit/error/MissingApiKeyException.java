package dev.wanedit.error;

/** No API key was found. A type of its own, since what helps is not a setting but access to an account. */
public final class MissingApiKeyException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says where a key may come from.
     *
     * @param nextStep how to give one
     */
    public MissingApiKeyException(String nextStep) {
        super("There is no API key.", nextStep);
    }
}
