package dev.wanedit.price;

import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.media.MediaFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job will cost if it succeeds; a failed job is free. If the length of the clip is not known for certain, this
 * is a range. Prices come from a dated table, and the service's bill may differ.
 *
 * @param billed the seconds that are billed
 * @param resolution the resolution that is billed
 * @param resolutionAssumed true if the job sets no resolution, so that the service's default {@link Resolution#P1080}
 * applies, which is the more expensive one
 * @param perSecond the price of a billed second; null if the table has none
 * @param pricesAsOf the day of the table's prices
 * @param model the job's model; one that is not {@link EditJob#MODEL} is counted as if it billed the same seconds
 */
public record Quote(
        BilledTime billed,
        Resolution resolution,
        boolean resolutionAssumed,
        @Nullable Money perSecond,
        LocalDate pricesAsOf,
        String model) {

    /**
     * The quote for a job.
     *
     * @param clip the facts of the job's video; null if it could not be read
     */
    public static Quote of(EditJob job, @Nullable MediaFacts clip, RegionPrices prices) {
        Resolution billed = job.resolution().orElse(Resolution.P1080);
        return new Quote(
                BilledTime.of(clip, job.duration().orElse(null), job.isOfKnownModel()),
                billed,
                job.resolution().isEmpty(),
                prices.perSecond(job.model(), billed).orElse(null),
                prices.asOf(),
                job.model());
    }

    /** The lowest possible price of the job; empty if the price is not known. */
    public Optional<Money> leastPrice() {
        return Optional.ofNullable(perSecond).map(price -> price.times(billed.least()));
    }

    /** The highest possible price of the job; empty if the price is not known. */
    public Optional<Money> mostPrice() {
        return Optional.ofNullable(perSecond).map(price -> price.times(billed.most()));
    }

    /** Notes for a reader of the numbers, one sentence each; empty if there are none. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (resolutionAssumed) {
            notes.add("No resolution is set, so the more expensive " + resolution.wireName() + " applies.");
        }
        if (!billed.measured()) {
            notes.add("The clip's length is not known here, so the least and the most that can be billed are shown.");
        } else if (!billed.isExact()) {
            notes.add("The picture track and the whole clip differ in length, and either length may be billed.");
        }
        boolean known = model.equals(EditJob.MODEL);
        if (!known) {
            notes.add("It is not known what the job's model bills: its seconds are counted as those of " + EditJob.MODEL
                    + ".");
        }
        if (perSecond == null) {
            notes.add("The price is not known: the table of " + pricesAsOf + " has none for " + resolution.wireName()
                    + (known ? "" : " of this model") + " in this region.");
        }
        return notes;
    }

    /** For example {@code 4 to 20 s billed, 4.00 to 20.00 CNY (1080P at 1.00 CNY/s, prices as of 2026-06-30)}. */
    @Override
    public String toString() {
        String price = perSecond == null
                ? "price not known (" + resolution.wireName()
                : range(perSecond) + " (" + resolution.wireName() + " at " + perSecond + "/s";
        return billed + " billed, " + price + ", prices as of " + pricesAsOf + ")";
    }

    private String range(Money price) {
        Money most = price.times(billed.most());
        return billed.isExact()
                ? most.toString()
                : price.times(billed.least()).amount().toPlainString() + " to " + most;
    }
}
