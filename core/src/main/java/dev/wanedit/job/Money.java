package dev.wanedit.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Currency;

/**
 * An amount of money. Two amounts that are worth the same are equal, and none is rounded to what can be paid in coins.
 *
 * @param amount not negative, below 10<sup>18</sup>, with at most 18 decimals
 * @param currency what it is in
 */
public record Money(BigDecimal amount, Currency currency) {

    private static final int MOST_DIGITS = 18; // To write 1E999999999 out would take all memory.

    /** @throws IllegalArgumentException if the amount is negative or beyond all measure */
    public Money {
        long wholeDigits = (long) amount.precision() - amount.scale();
        if (amount.signum() < 0 || wholeDigits > MOST_DIGITS || amount.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("An amount of money is not negative, below 1E" + MOST_DIGITS
                    + ", and has at most " + MOST_DIGITS + " decimals.");
        }
        BigDecimal plain = amount.stripTrailingZeros();
        amount = plain.setScale(Math.max(plain.scale(), Math.max(0, currency.getDefaultFractionDigits())));
    }

    /**
     * An amount from its text.
     *
     * @param amount for example {@code 12.50}
     * @param currency the currency's ISO 4217 code, for example {@code CNY}
     * @throws IllegalArgumentException if one of them cannot be
     */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** This much for each second. */
    public Money times(Duration duration) {
        BigDecimal product = amount.multiply(Seconds.of(duration));
        return new Money(product.setScale(Math.min(product.scale(), MOST_DIGITS), RoundingMode.CEILING), currency);
    }

    /** For example {@code 12.50 CNY}, the same in every locale. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
