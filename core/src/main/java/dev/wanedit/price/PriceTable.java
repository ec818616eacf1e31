package dev.wanedit.price;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.settings.Region;
import dev.wanedit.task.Redaction;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The price of a billed second, by region, model and resolution, at a date. Immutable. The service does not publish
 * prices in a form that a program can read, so a table becomes out of date: pass your own to {@link
 * VideoEditClientBuilder#prices(PriceTable)}.
 */
public final class PriceTable {

    /** The vendor's list prices as of the middle of 2026. */
    public static final PriceTable DEFAULT = PriceTable.of(LocalDate.of(2026, 6, 30))
            .with(Region.BEIJING, Resolution.P720, Money.of("0.60", "CNY"))
            .with(Region.BEIJING, Resolution.P1080, Money.of("1.00", "CNY"))
            .with(Region.SINGAPORE, Resolution.P720, Money.of("0.10", "USD"))
            .with(Region.SINGAPORE, Resolution.P1080, Money.of("0.15", "USD"));

    private final LocalDate asOf;
    private final Map<Region, Map<String, Map<Resolution, Money>>> rows;

    private PriceTable(LocalDate asOf, Map<Region, Map<String, Map<Resolution, Money>>> rows) {
        this.asOf = asOf;
        this.rows = rows;
    }

    /** A table without rows. If a price is missing, the quote has only the seconds. */
    public static PriceTable of(LocalDate asOf) {
        return new PriceTable(asOf, Map.of());
    }

    /** The same table with this row for {@link EditJob#MODEL}; it replaces the row for the same region and resolution. */
    public PriceTable with(Region region, Resolution resolution, Money perSecond) {
        return with(region, EditJob.MODEL, resolution, perSecond);
    }

    /**
     * The same table with this row, in place of the one for the same region, model and resolution. A model with a row is
     * taken to bill the seconds that {@link EditJob#MODEL} bills: input plus output.
     */
    public PriceTable with(Region region, String model, Resolution resolution, Money perSecond) {
        Map<Region, Map<String, Map<Resolution, Money>>> all = new EnumMap<>(Region.class);
        all.putAll(rows);
        Map<String, Map<Resolution, Money>> ofRegion = new TreeMap<>(rows.getOrDefault(region, Map.of()));
        Map<Resolution, Money> ofModel = new EnumMap<>(Resolution.class);
        ofModel.putAll(ofRegion.getOrDefault(model, Map.of()));
        ofModel.put(resolution, perSecond);
        ofRegion.put(model, ofModel);
        all.put(region, ofRegion);
        return new PriceTable(asOf, all);
    }

    /** The day of the prices. */
    public LocalDate asOf() {
        return asOf;
    }

    /** The price of a billed second by {@link EditJob#MODEL}; empty if the table has none. */
    public Optional<Money> perSecond(Region region, Resolution resolution) {
        return perSecond(region, EditJob.MODEL, resolution);
    }

    /** The price of a billed second by this model; empty if the table has none. */
    public Optional<Money> perSecond(Region region, String model, Resolution resolution) {
        return in(region).perSecond(model, resolution);
    }

    /** The prices of one region; of a region that the table lacks, no price is known. */
    public RegionPrices in(Region region) {
        return new RegionPrices(asOf, rows.getOrDefault(region, Map.of()));
    }

    /** For example {@code PriceTable[2026-06-30, {BEIJING={wan2.7-videoedit={P720=0.60 CNY, P1080=1.00 CNY}}}]}. */
    @Override
    public String toString() {
        return Redaction.redact("PriceTable[" + asOf + ", " + rows + "]");
    }
}
