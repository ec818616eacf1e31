package dev.wanedit.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Jobs;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final RegionPrices BOTH = RegionPrices.of(
            DAY, Map.of(Resolution.P720, Money.of("0.6", "CNY"), Resolution.P1080, Money.of("1", "CNY")));
    private static final RegionPrices CHEAPER_ONLY =
            RegionPrices.of(DAY, Map.of(Resolution.P720, Money.of("0.6", "CNY")));

    @ParameterizedTest
    @CsvSource({
        "5020, 5020,     , 10.04 s", // input plus output
        "5020, 4980,     , 9.96 to 10.04 s", // whichever is measured
        "4980, 5020,     , 9.96 to 10.04 s",
        "5020,     ,     , 10.04 s",
        "    , 5020,     , 10.04 s",
        "9000, 8500, 3000, 6 s", // cut
        "3200, 2900, 3000, 5.8 to 6 s",
        "2500, 2500, 3000, 5 s", // shorter than the cut
        "    ,     ,     , 4 to 20 s", // what the service takes
        "    ,     , 5000, 4 to 10 s",
        "    ,     , 2000, 4 s",
    })
    void of_whenClipIsLookedInto_billsItsUsedLengthTwice(
            @Nullable Long whole, @Nullable Long picture, @Nullable Long cut, String expected) {
        EditJob job = Jobs.smallest().duration(millis(cut)).build();

        assertThat(Quote.of(job, clip(millis(whole), millis(picture)), BOTH).billed())
                .hasToString(expected);
    }

    @Test
    void of_whenLengthIsNoWholeNumberOfMilliseconds_roundsUp() {
        Duration odd = Duration.ofNanos(5_000_000_001L);

        assertThat(Quote.of(Jobs.smallest().build(), clip(odd, odd), BOTH).billed())
                .hasToString("10.002 s");
    }

    @Test
    void of_whenNobodyCouldLook_countsWhatTheServiceTakes() {
        Quote quote = Quote.of(Jobs.smallest().build(), null, BOTH);

        assertThat(quote.billed()).isEqualTo(new BilledTime(Duration.ofSeconds(4), Duration.ofSeconds(20), false));
        assertThat(quote.leastPrice()).contains(Money.of("4", "CNY"));
        assertThat(quote.mostPrice()).contains(Money.of("20", "CNY"));
        assertThat(quote.notes()).anyMatch(note -> note.contains("length is not known"));
    }

    @Test
    void of_whenContentIsNoVideoThatIsKnown_doesNotTrustItsLength() {
        MediaFacts unknown = new MediaFacts(MediaFormat.UNKNOWN, null, Duration.ofSeconds(3), null, null, false);

        assertThat(Quote.of(Jobs.smallest().build(), unknown, BOTH).billed()).hasToString("4 to 20 s");
    }

    @Test
    void of_whenResolutionIsUnset_saysThatTheDearerApplies() {
        Quote quote = Quote.of(Jobs.smallest().build(), clip(Duration.ofSeconds(5)), BOTH);

        assertThat(quote.resolutionAssumed()).isTrue();
        assertThat(quote.resolution()).isEqualTo(Resolution.P1080);
        assertThat(quote.mostPrice()).contains(Money.of("10", "CNY"));
        assertThat(quote.notes()).containsExactly("No resolution is set, so the more expensive 1080P applies.");
        assertThat(quote).hasToString("10 s billed, 10.00 CNY (1080P at 1.00 CNY/s, prices as of 2026-06-30)");
    }

    @Test
    void of_whenResolutionIsSet_takesItsPriceAndAssumesNothing() {
        Quote quote = Quote.of(cheaper().build(), clip(Duration.ofMillis(5020)), BOTH);

        assertThat(quote.resolutionAssumed()).isFalse();
        assertThat(quote.notes()).isEmpty();
        assertThat(quote).hasToString("10.04 s billed, 6.024 CNY (720P at 0.60 CNY/s, prices as of 2026-06-30)");
    }

    @Test
    void of_whenLengthsDiffer_tellsARangeAndWhy() {
        Quote quote = Quote.of(cheaper().build(), clip(Duration.ofSeconds(6), Duration.ofSeconds(5)), BOTH);

        assertThat(quote)
                .hasToString("10 to 12 s billed, 6.00 to 7.20 CNY (720P at 0.60 CNY/s, prices as of 2026-06-30)");
        assertThat(quote.notes()).singleElement().asString().contains("either length may be billed");
    }

    @Test
    void of_whenTableHasNoPrice_tellsTheSecondsAlone() {
        Quote quote = Quote.of(Jobs.smallest().build(), clip(Duration.ofSeconds(5)), CHEAPER_ONLY);

        assertThat(quote.billed()).hasToString("10 s");
        assertThat(quote.leastPrice()).isEmpty();
        assertThat(quote.mostPrice()).isEmpty();
        assertThat(quote.notes())
                .contains("The price is not known: the table of 2026-06-30 has none for 1080P in this region.");
        assertThat(quote).hasToString("10 s billed, price not known (1080P, prices as of 2026-06-30)");
    }

    @ParameterizedTest
    @CsvSource({"9.99, true", "10, false", "10.00, false", "10.01, false"})
    void costLimit_whenMostIsOverIt_isBroken(String allowed, boolean broken) {
        EditJob job = Jobs.smallest().maxCost(Money.of(allowed, "CNY")).build();

        assertThat(CostLimit.check(job, Quote.of(job, clip(Duration.ofSeconds(5), Duration.ofSeconds(4)), BOTH)))
                .hasSize(broken ? 1 : 0);
    }

    @Test
    void costLimit_whenBroken_saysWhatItCostsAndWhatIsAllowed() {
        EditJob unknown = Jobs.smallest().maxCost(Money.of("12", "CNY")).build();
        EditJob known = cheaper().maxCost(Money.of("5.5", "CNY")).build();

        assertThat(CostLimit.check(unknown, Quote.of(unknown, null, BOTH)))
                .extracting(Violation::toString)
                .containsExactly("maxCost: up to 20.00 CNY (20 s at 1.00 CNY/s, 1080P since no resolution is set),"
                        + " allowed up to 12.00 CNY");
        assertThat(CostLimit.check(known, Quote.of(known, clip(Duration.ofSeconds(5)), BOTH)))
                .extracting(Violation::toString)
                .containsExactly("maxCost: 6.00 CNY (10 s at 0.60 CNY/s, 720P), allowed up to 5.50 CNY");
    }

    @Test
    void costLimit_whenInAnotherCurrency_isBrokenHoweverHigh() {
        EditJob job = Jobs.smallest().maxCost(Money.of("1000", "USD")).build();

        assertThat(CostLimit.check(job, Quote.of(job, null, BOTH)))
                .extracting(Violation::toString)
                .containsExactly("maxCost: 1000.00 USD, allowed an amount in CNY, the currency of the prices");
    }

    @Test
    void costLimit_whenPriceIsNotKnown_isBrokenHoweverHigh() {
        EditJob job = Jobs.smallest().maxCost(Money.of("1000", "CNY")).build();

        assertThat(CostLimit.check(job, Quote.of(job, null, CHEAPER_ONLY)))
                .extracting(Violation::toString)
                .containsExactly("maxCost: 1000.00 CNY, but no price is known for 1080P since no resolution is set,"
                        + " allowed with a known price: complete the price table");
    }

    @Test
    void of_whenModelIsNotKnown_knowsNoPriceUnlessTheTableHasOne() {
        EditJob job = cheaper().model("wan9.9").build();
        RegionPrices own = new RegionPrices(DAY, Map.of("wan9.9", Map.of(Resolution.P720, Money.of("3", "CNY"))));

        assertThat(Quote.of(job, clip(Duration.ofSeconds(5)), BOTH).mostPrice()).isEmpty();
        assertThat(Quote.of(job, clip(Duration.ofSeconds(5)), BOTH).notes())
                .containsExactly(
                        "It is not known what the job's model bills: its seconds are counted as those of"
                                + " wan2.7-videoedit.",
                        "The price is not known: the table of 2026-06-30 has none for 720P of this model in this region.");
        assertThat(Quote.of(job, clip(Duration.ofSeconds(5)), own).mostPrice()).contains(Money.of("30", "CNY"));
    }

    /** The longest clip that such a model takes is not known, so neither is the most that it can cost. */
    @Test
    void costLimit_whenModelIsNotKnown_needsALengthOrADuration() {
        RegionPrices own = new RegionPrices(DAY, Map.of("wan9.9", Map.of(Resolution.P720, Money.of("3", "CNY"))));
        EditJob.Builder job = cheaper().model("wan9.9").maxCost(Money.of("100", "CNY"));
        EditJob whole = job.build();
        EditJob cut = job.duration(Duration.ofSeconds(15)).build();
        EditJob dear = job.duration(Duration.ofSeconds(17)).build();

        assertThat(CostLimit.check(whole, Quote.of(whole, null, own)))
                .extracting(Violation::rule)
                .containsExactly("length");
        assertThat(CostLimit.check(whole, Quote.of(whole, clip(Duration.ofSeconds(15)), own)))
                .isEmpty();
        assertThat(CostLimit.check(cut, Quote.of(cut, null, own))).isEmpty();
        assertThat(CostLimit.check(dear, Quote.of(dear, null, own)))
                .extracting(Violation::toString)
                .containsExactly(
                        "maxCost: up to 102.00 CNY (34 s at 3.00 CNY/s, 720P of wan9.9), allowed up to 100.00 CNY");
    }

    @Test
    void costLimit_whenUnset_allowsEverything() {
        EditJob job = Jobs.smallest().build();

        assertThat(CostLimit.check(job, Quote.of(job, null, CHEAPER_ONLY))).isEmpty();
    }

    private static EditJob.Builder cheaper() {
        return Jobs.smallest().resolution(Resolution.P720);
    }

    private static MediaFacts clip(Duration length) {
        return clip(length, length);
    }

    private static MediaFacts clip(@Nullable Duration whole, @Nullable Duration picture) {
        return new MediaFacts(MediaFormat.MP4, new PixelSize(640, 360), whole, picture, null, false);
    }

    private static @Nullable Duration millis(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
