package dev.wanedit.testkit.service;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * How the simulated service behaves.
 *
 * @param apiKeys the keys it accepts, all of one account, at least one
 * @param models the models it knows
 * @param region the region in lists
 * @param zone the zone of the times that are written without a zone
 * @param pending how long a task is PENDING when no quota makes it wait longer
 * @param running how long a task is RUNNING after that
 * @param quotas the account's limits
 * @param shapes odd shapes of the answers
 */
public record Settings(
        List<String> apiKeys,
        Set<String> models,
        String region,
        ZoneId zone,
        Duration pending,
        Duration running,
        Quotas quotas,
        Set<AnswerVariant> shapes) {

    public Settings {
        apiKeys = List.copyOf(apiKeys);
        models = Set.copyOf(models);
        shapes = Set.copyOf(shapes);
        if (apiKeys.isEmpty()) {
            throw new IllegalArgumentException("The fake needs at least one API key to accept");
        }
        if (pending.isNegative() || running.isNegative()) {
            throw new IllegalArgumentException("A task cannot be pending or running for a negative time");
        }
    }

    /** The same with other keys. */
    public Settings withApiKeys(List<String> others) {
        return new Settings(others, models, region, zone, pending, running, quotas, shapes);
    }

    /** The same with other times; they apply to tasks that are created from then on. */
    public Settings withTimes(Duration otherPending, Duration otherRunning) {
        return new Settings(apiKeys, models, region, zone, otherPending, otherRunning, quotas, shapes);
    }

    /** The same with other shapes. */
    public Settings withShapes(Set<AnswerVariant> others) {
        return new Settings(apiKeys, models, region, zone, pending, running, quotas, others);
    }

    /** True if answers have this odd shape. */
    public boolean shaped(AnswerVariant shape) {
        return shapes.contains(shape);
    }
}
