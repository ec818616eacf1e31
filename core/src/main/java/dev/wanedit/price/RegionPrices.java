package dev.wanedit.price;

import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a billed second costs in one region.
 *
 * @param asOf the day as of which the prices were known
 * @param perSecond the price of a second by resolution; one that is missing is not known
 */
public record RegionPrices(LocalDate asOf, Map<Resolution, Money> perSecond) {

    public RegionPrices {
        perSecond = Map.copyOf(perSecond);
    }

    /** The price of a second; empty if it is not known. */
    public Optional<Money> perSecond(Resolution resolution) {
        return Optional.ofNullable(perSecond.get(resolution));
    }
}
