package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/** The client cannot be built with this configuration. Nothing was sent. */
public sealed class ConfigurationException extends WanEditException permits MissingApiKeyException {

    private static final long serialVersionUID = 1L;

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
        super(problem, ErrorContext.NONE, nextStep, cause);
    }
}
