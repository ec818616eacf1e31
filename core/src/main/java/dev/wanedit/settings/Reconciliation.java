package dev.wanedit.settings;

import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.Redaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a job whose answer was lost is reconciled with the account's list of tasks.
 *
 * @param policy what is done with the job; default {@link UncertainPolicy#FAIL}
 * @param settling the time after sending a job in which its task certainly appears in the list; also the longest time
 * that another process may take to submit the same job; default 2 minutes. If twice the call timeout is longer, a
 * client uses that instead
 * @param apiKeyId the id of the API key that sends the jobs; then tasks of other keys are ignored. With null, the
 * default, the tasks of all keys are considered
 */
public record Reconciliation(
        UncertainPolicy policy, Duration settling, @Nullable String apiKeyId) {

    /** Reports that a job is uncertain and does nothing else. */
    public static final Reconciliation DEFAULT = of(UncertainPolicy.FAIL);

    /** The list of tasks goes back 24 hours. */
    private static final Duration LONGEST_CALL = Duration.ofHours(12);

    /** @throws IllegalArgumentException if the settling time is not positive */
    public Reconciliation {
        if (settling.isNegative() || settling.isZero()) {
            throw new IllegalArgumentException(
                    "settling is " + ReadableUnits.duration(settling) + ", allowed from 1 ns");
        }
    }

    /** This policy with the default settling time. */
    public static Reconciliation of(UncertainPolicy policy) {
        return new Reconciliation(policy, Duration.ofMinutes(2), null);
    }

    /**
     * The same with a settling time in which a submit certainly ends: the request is sent in the first half or not at
     * all, and it is answered or times out in the second half.
     */
    public Reconciliation covering(Duration callTimeout) {
        Duration half = callTimeout.compareTo(LONGEST_CALL) > 0 ? LONGEST_CALL : callTimeout;
        Duration least = half.multipliedBy(2);
        return settling.compareTo(least) < 0 ? settlingIn(least) : this;
    }

    /** The same with another settling time. */
    public Reconciliation settlingIn(Duration time) {
        return new Reconciliation(policy, time, apiKeyId);
    }

    /** The same, only for tasks of the API key with this id. */
    public Reconciliation forApiKeyId(String id) {
        return new Reconciliation(policy, settling, id);
    }

    /** Masks the id, since it may be an API key that was passed by mistake. */
    @Override
    public String toString() {
        return Redaction.redact("Reconciliation[policy=" + policy + ", settling=" + ReadableUnits.duration(settling)
                + ", apiKeyId=" + apiKeyId + "]");
    }
}
