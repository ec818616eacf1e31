package dev.wanedit.price;

import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.job.Seconds;
import java.util.List;

/**
 * The rule that {@link EditJob#maxCost()} sets: the highest possible price of the job must be known and within the
 * limit.
 */
public final class CostLimit {

    private static final String FIELD = "maxCost";

    private CostLimit() {}

    /** The violation of the job's own limit; empty if there is no violation, or the job sets no limit. */
    public static List<Violation> check(EditJob job, Quote quote) {
        Money allowed = job.maxCost().orElse(null);
        Money perSecond = quote.perSecond();
        if (allowed == null) {
            return List.of();
        }
        if (!job.isOfKnownModel()
                && !quote.billed().measured()
                && job.duration().isEmpty()) {
            String unknown = allowed + ", but neither the clip's length nor the longest length that this model"
                    + " accepts is known";
            return List.of(
                    new Violation(FIELD, "length", unknown, "with a duration, or a clip whose length can be read"));
        }
        if (perSecond == null) {
            String unknown = allowed + ", but no price is known for " + resolution(quote);
            return List.of(new Violation(FIELD, "price", unknown, "with a known price: complete the price table"));
        }
        if (!allowed.currency().equals(perSecond.currency())) {
            String priced = "an amount in " + perSecond.currency().getCurrencyCode() + ", the currency of the prices";
            return List.of(new Violation(FIELD, "currency", allowed.toString(), priced));
        }
        return over(allowed, perSecond, quote);
    }

    private static List<Violation> over(Money allowed, Money perSecond, Quote quote) {
        Money most = perSecond.times(quote.billed().most());
        if (most.amount().compareTo(allowed.amount()) <= 0) {
            return List.of();
        }
        String cost = (quote.billed().isExact() ? "" : "up to ") + most + " ("
                + Seconds.text(quote.billed().most()) + " s at " + perSecond + "/s, " + resolution(quote) + ")";
        return List.of(new Violation(FIELD, "cost", cost, "up to " + allowed));
    }

    private static String resolution(Quote quote) {
        return quote.resolution().wireName()
                + (quote.model().equals(EditJob.MODEL) ? "" : " of " + quote.model())
                + (quote.resolutionAssumed() ? " since no resolution is set" : "");
    }
}
