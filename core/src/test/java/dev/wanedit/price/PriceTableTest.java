package dev.wanedit.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.settings.Region;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PriceTableTest {

    private static final LocalDate DAY = LocalDate.of(2030, 1, 2);

    @ParameterizedTest
    @CsvSource({
        "BEIJING, P720, 0.6, CNY",
        "BEIJING, P1080, 1, CNY",
        "SINGAPORE, P720, 0.1, USD",
        "SINGAPORE, P1080, 0.15, USD",
    })
    void default_whenAsked_hasTheListPrices(Region region, Resolution resolution, String amount, String currency) {
        assertThat(PriceTable.DEFAULT.perSecond(region, resolution)).contains(Money.of(amount, currency));
        assertThat(PriceTable.DEFAULT.asOf()).isEqualTo("2026-06-30");
    }

    @ParameterizedTest
    @EnumSource(Region.class)
    void currency_whenAskedOfARegion_isThatOfItsListPrices(Region region) {
        assertThat(PriceTable.DEFAULT.perSecond(region, Resolution.P720))
                .hasValueSatisfying(price -> assertThat(price.currency()).isEqualTo(region.currency()));
    }

    @Test
    void with_whenRowIsGiven_replacesItAloneAndLeavesTheFirstTable() {
        PriceTable first = PriceTable.of(DAY).with(Region.BEIJING, Resolution.P720, Money.of("1", "CNY"));
        PriceTable second = first.with(Region.BEIJING, Resolution.P720, Money.of("2", "CNY"))
                .with(Region.BEIJING, Resolution.P1080, Money.of("3", "CNY"));

        assertThat(first).hasToString("PriceTable[2030-01-02, {BEIJING={wan2.7-videoedit={P720=1.00 CNY}}}]");
        assertThat(second)
                .hasToString("PriceTable[2030-01-02, {BEIJING={wan2.7-videoedit={P720=2.00 CNY, P1080=3.00 CNY}}}]");
        assertThat(second.asOf()).isEqualTo(DAY);
    }

    @Test
    void with_whenRowIsOfAModel_isThatModelsAlone() {
        PriceTable table = PriceTable.DEFAULT.with(Region.BEIJING, "wan9.9", Resolution.P720, Money.of("3", "CNY"));

        assertThat(table.perSecond(Region.BEIJING, "wan9.9", Resolution.P720)).contains(Money.of("3", "CNY"));
        assertThat(table.perSecond(Region.BEIJING, "wan9.9", Resolution.P1080)).isEmpty();
        assertThat(table.perSecond(Region.SINGAPORE, "wan9.9", Resolution.P720)).isEmpty();
        assertThat(table.perSecond(Region.BEIJING, Resolution.P720)).contains(Money.of("0.6", "CNY"));
    }

    @Test
    void perSecond_whenTableHasNoRow_isEmpty() {
        assertThat(PriceTable.of(DAY).perSecond(Region.SINGAPORE, Resolution.P720))
                .isEmpty();
    }
}
