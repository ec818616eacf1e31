package dev.wanedit.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money. Amounts of the same value are equal, for example 1.5 and 1.50. Amounts are not rounded to the
 * currency's decimals.
 *
 * @param amount not negative, below 10<sup>18</sup>, with at most 18 decimals
 * @param currency its currency
 */
public record Money(BigDecimal amount, Currency currency) {

    private static final int MOST_DIGITS = 18; // Writing 1E999999999 without an exponent would use up the memory.

    /** @throws IllegalArgumentException if the amount is negative, too large, or has too many decimals */
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
     * Parses an amount.
     *
     * @param amount for example {@code 12.50}
     * @param currency the currency's ISO 4217 code, for example {@code CNY}
     * @throws IllegalArgumentException if one of them is not valid
     */
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    /** This amount for each second. */
    public Money times(Duration duration) {
        BigDecimal product = amount.multiply(Seconds.of(duration));
        return new Money(product.setScale(Math.min(product.scale(), MOST_DIGITS), RoundingMode.CEILING), currency);
    }

    // Written out: the JVM makes those of a record when they are first called, which costs a first edit some
    // milliseconds.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Money money && amount.equals(money.amount) && currency.equals(money.currency);
    }

    @Override
    public int hashCode() {
        return 31 * amount.hashCode() + currency.hashCode();
    }

    /** For example {@code 12.50 CNY}, the same in every locale. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
