package dev.wanedit.price;

import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * The price of a billed second in one region.
 *
 * @param asOf the day of the prices
 * @param perSecond the price of a second by resolution; a missing price is not known
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
