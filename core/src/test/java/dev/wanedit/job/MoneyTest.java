package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "12, CNY, 12.00 CNY",
        "1e3, USD, 1000.00 USD",
        "6.0240, CNY, 6.024 CNY",
        "0, USD, 0.00 USD",
        "500, JPY, 500 JPY",
        "5, XXX, 5 XXX",
    })
    void toString_whenAsked_hasTheDecimalsOfItsCurrencyAtLeast(String amount, String currency, String expected) {
        assertThat(Money.of(amount, currency)).hasToString(expected);
    }

    @Test
    void equals_whenWorthTheSame_holds() {
        assertThat(Money.of("1", "CNY"))
                .isEqualTo(Money.of("1.000", "CNY"))
                .hasSameHashCodeAs(Money.of("1.000", "CNY"))
                .isNotEqualTo(Money.of("2", "CNY"))
                .isNotEqualTo(Money.of("1", "USD"));
    }

    @Test
    void toString_inALocaleWithOtherDigits_isTheSame() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(Money.of("1234567.5", "USD")).hasToString("1234567.50 USD");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1e18", "1e2147483647", "1e-19", "1e-2147483647", "0e999999999", "much"})
    void of_whenAmountCannotBe_refuses(String amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(amount, "CNY"));
    }

    @Test
    void times_whenPartsOfASecondAreBilled_isExact() {
        assertThat(Money.of("0.15", "USD").times(Duration.ofMillis(10_033))).isEqualTo(Money.of("1.50495", "USD"));
    }

    @Test
    void times_whenPriceHasAllDecimalsThereCanBe_roundsUp() {
        assertThat(Money.of("1e-18", "USD").times(Duration.ofMillis(2001))).isEqualTo(Money.of("3e-18", "USD"));
    }
}
