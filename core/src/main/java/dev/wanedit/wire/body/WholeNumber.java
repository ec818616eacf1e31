package dev.wanedit.wire.body;

import java.math.BigDecimal;

/**
 * Whole numbers as adapters read them: {@code 7}, {@code 7.0}, {@code "7"}. A literal of a million digits would take
 * minutes to convert, so a literal that is too long is refused.
 *
 * <p>For wanedit's adapters only.
 */
public final class WholeNumber {

    private static final int LONGEST = 40;

    private WholeNumber() {}

    /**
     * The number as an int.
     *
     * @throws ArithmeticException if it is not whole, or too large
     * @throws NumberFormatException if it is not a number, or has too many characters
     */
    public static int intOf(String literal) {
        return decimal(literal).intValueExact();
    }

    /**
     * The number as a long.
     *
     * @throws ArithmeticException if it is not whole, or too large
     * @throws NumberFormatException if it is not a number, or has too many characters
     */
    public static long longOf(String literal) {
        return decimal(literal).longValueExact();
    }

    private static BigDecimal decimal(String literal) {
        if (literal.length() > LONGEST) {
            throw new NumberFormatException("A number of " + literal.length() + " characters.");
        }
        return new BigDecimal(literal);
    }
}
