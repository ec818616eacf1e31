package dev.wanedit.error;

/** No API key was found. It has its own type, because the remedy is access to an account and not another setting. */
public final class MissingApiKeyException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception that says how to give a key.
     *
     * @param nextStep how to give one
     */
    public MissingApiKeyException(String nextStep) {
        super("There is no API key.", nextStep);
    }
}
