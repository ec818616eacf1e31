package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/**
 * A setting cannot be used, so nothing was sent. A client cannot be built with it; a client that runs throws it if a setting
 * stops working, such as the application's supplier of the API key, and if the application's request guard holds a request
 * back.
 */
public sealed class ConfigurationException extends WanEditException permits MissingApiKeyException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /**
     * @param problem what is missing or wrong, as a sentence
     * @param nextStep how to correct it
     */
    public ConfigurationException(String problem, String nextStep) {
        this(problem, nextStep, null);
    }

    /**
     * @param problem what is missing or wrong, as a sentence
     * @param nextStep how to correct it
     * @param cause the exception that showed the problem
     */
    public ConfigurationException(String problem, String nextStep, @Nullable Throwable cause) {
        this(problem, nextStep, cause, false);
    }

    private ConfigurationException(String problem, String nextStep, @Nullable Throwable cause, boolean passing) {
        super(problem, ErrorContext.NONE, nextStep, cause);
        this.passing = passing;
    }

    /**
     * A problem that may pass without a change of the settings, for example because a vault does not answer.
     *
     * @param problem what went wrong, as a sentence
     * @param nextStep how to correct it
     * @param cause the exception that showed the problem
     */
    public static ConfigurationException passing(String problem, String nextStep, Throwable cause) {
        return new ConfigurationException(problem, nextStep, cause, true);
    }

    @Override
    public boolean isRetryable() {
        return passing;
    }
}
