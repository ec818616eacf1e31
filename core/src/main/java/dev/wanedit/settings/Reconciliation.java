package dev.wanedit.settings;

import dev.wanedit.task.Amounts;
import dev.wanedit.task.Redaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a lost answer is reconciled with the account's list of tasks.
 *
 * @param policy what is done; default {@link UncertainPolicy#FAIL}
 * @param settling how long after a job was sent its task shows in the list for certain, and how long another process may
 *     take for its submit of the same job; default 2 minutes. A client takes twice its call timeout if that is longer
 * @param apiKeyId the id of the API key that sends the jobs, so that tasks of other keys are left out of account; null, the
 *     default, takes those of all keys into account
 */
public record Reconciliation(
        UncertainPolicy policy, Duration settling, @Nullable String apiKeyId) {

    /** Tells that a job is uncertain and does nothing by itself. */
    public static final Reconciliation DEFAULT = of(UncertainPolicy.FAIL);

    /** The list of tasks reaches back 24 hours. */
    private static final Duration LONGEST_CALL = Duration.ofHours(12);

    /** @throws IllegalArgumentException if the settling time is not positive */
    public Reconciliation {
        if (settling.isNegative() || settling.isZero()) {
            throw new IllegalArgumentException("settling is " + Amounts.duration(settling) + ", allowed from 1 ns");
        }
    }

    /** This policy with the usual settling time. */
    public static Reconciliation of(UncertainPolicy policy) {
        return new Reconciliation(policy, Duration.ofMinutes(2), null);
    }

    /**
     * The same with a settling time in which a submit surely ends: it leaves in the first half or not at all, and is
     * answered, or given up, in the second.
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

    /** Masks what may be a key by mistake. */
    @Override
    public String toString() {
        return Redaction.redact("Reconciliation[policy=" + policy + ", settling=" + Amounts.duration(settling)
                + ", apiKeyId=" + apiKeyId + "]");
    }
}
