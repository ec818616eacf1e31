package dev.wanedit.price;

import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.task.Redaction;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The price of a billed second in one region.
 *
 * @param asOf the day of the prices
 * @param perSecond the price of a second by model, then by resolution; a missing price is not known
 */
public record RegionPrices(LocalDate asOf, Map<String, Map<Resolution, Money>> perSecond) {

    public RegionPrices {
        perSecond = Map.copyOf(perSecond);
    }

    /** Of {@link EditJob#MODEL} alone. */
    public static RegionPrices of(LocalDate asOf, Map<Resolution, Money> perSecond) {
        return new RegionPrices(asOf, Map.of(EditJob.MODEL, Map.copyOf(perSecond)));
    }

    /** The price of a second; empty if it is not known. */
    public Optional<Money> perSecond(String model, Resolution resolution) {
        return Optional.ofNullable(perSecond.getOrDefault(model, Map.of()).get(resolution));
    }

    @Override
    public String toString() {
        return Redaction.redact("RegionPrices[asOf=" + asOf + ", perSecond=" + perSecond + "]");
    }
}
