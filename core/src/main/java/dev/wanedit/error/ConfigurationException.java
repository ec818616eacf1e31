package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/** The client cannot be built as it is configured. Nothing was sent. */
public sealed class ConfigurationException extends WanEditException permits MissingApiKeyException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is missing or wrong, as a sentence
     * @param nextStep how to set it right
     */
    public ConfigurationException(String problem, String nextStep) {
        this(problem, nextStep, null);
    }

    /**
     * @param problem what is missing or wrong, as a sentence
     * @param nextStep how to set it right
     * @param cause what brought it to light
     */
    public ConfigurationException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem, ErrorContext.NONE, nextStep, cause);
    }
}
