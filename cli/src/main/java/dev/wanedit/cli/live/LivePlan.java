package dev.wanedit.cli.live;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.price.Quoter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs a run may create: all of them together stay within the limit, even if each is billed.
 *
 * @param edit the job that is edited
 * @param broken the job whose clip cannot be fetched
 * @param cancels true if a second job may be created to be canceled
 * @param fails true if the broken job may be created
 * @param one the price of the edit
 * @param most the price of all, if each is billed
 */
record LivePlan(EditJob edit, EditJob broken, boolean cancels, boolean fails, Money one, Money most) {

    static final Duration SHORTEST = Duration.ofSeconds(2);

    /** No host of the domain "invalid" exists (RFC 6761), so the service cannot fetch it. */
    private static final URI NOWHERE = URI.create("https://wanedit.invalid/clip.mp4");

    /**
     * The plan for this edit.
     *
     * @param limit the most that all of it may cost; null for no limit
     * @throws dev.wanedit.error.WanEditException if the edit alone may cost more, or its price is not known
     */
    static LivePlan of(EditJob edit, Quoter quoter, @Nullable Money limit) {
        EditJob broken = edit.toBuilder().video(NOWHERE).duration(SHORTEST).build();
        Money one = most(edit, quoter);
        Money failing = most(broken, quoter);
        BigDecimal sum = one.amount();
        boolean cancels = isWithin(limit, sum.add(one.amount()));
        sum = cancels ? sum.add(one.amount()) : sum;
        boolean fails = isWithin(limit, sum.add(failing.amount()));
        sum = fails ? sum.add(failing.amount()) : sum;
        return new LivePlan(edit, broken, cancels, fails, one, new Money(sum, one.currency()));
    }

    /** What the user is asked to pay, a sentence on each line. */
    List<String> cost() {
        List<String> cost = new ArrayList<>();
        cost.add("This run edits a clip at 720P. It will cost " + one + ", by the price table.");
        if (cancels) {
            cost.add("A second job is canceled at once; if that is too late, it costs the same.");
        }
        if (fails) {
            cost.add("One more job fails, since its clip cannot be fetched; that should be free.");
        }
        cost.add("All of it costs at most " + most + ".");
        return cost;
    }

    private static Money most(EditJob job, Quoter quoter) {
        return quoter.quote(job)
                .mostPrice()
                .orElseThrow(() -> new ConfigurationException("The price is not known.", "Nothing was sent."));
    }

    private static boolean isWithin(@Nullable Money limit, BigDecimal sum) {
        return limit == null || sum.compareTo(limit.amount()) <= 0;
    }
}
