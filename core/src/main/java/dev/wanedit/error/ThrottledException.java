package dev.wanedit.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account sends too many requests (HTTP 429). The request did not take effect. */
public final class ThrottledException extends ServiceException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     * @param retryAfter how long the service asks to wait; null if it did not say
     */
    public ThrottledException(String problem, ErrorContext context, @Nullable Duration retryAfter) {
        super(problem, context, "Wait about a minute, and send fewer requests at once.", null);
        this.retryAfter = retryAfter;
    }

    /** How long the service asks to wait; empty if it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
