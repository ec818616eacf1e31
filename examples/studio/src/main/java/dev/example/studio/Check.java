package dev.example.studio;

import dev.wanedit.error.Violation;
import dev.wanedit.job.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a job before anything is sent.
 *
 * @param faults broken rules; while there is one, the job cannot be sent
 * @param doubts rules that may be broken
 * @param quote the price; null while there is a fault
 */
record Check(
        List<Fault> faults, List<Fault> doubts, @Nullable Price quote) {

    /**
     * A broken rule.
     *
     * @param field the parameter, for example {@code references[2]}
     * @param rule the rule's name; the page has a sentence for each
     * @param given what was found, in English
     * @param allowed what is allowed, in English
     * @param translations the same in other languages, by the code of the language
     */
    record Fault(String field, String rule, String given, String allowed, Map<String, Words> translations) {

        /** What was found and what is allowed, in one language. */
        record Words(String given, String allowed) {}

        static Fault of(Violation violation) {
            return new Fault(
                    violation.field(),
                    violation.rule(),
                    violation.given(),
                    violation.allowed(),
                    Map.of("zh", new Words(violation.given(Locale.CHINESE), violation.allowed(Locale.CHINESE))));
        }

        /**
         * A fault of a file.
         *
         * @param file the file on disk; the message has its path or its name
         * @param shownName how the person knows it
         */
        static Fault of(Violation violation, Path file, String shownName) {
            String fileName = file.getFileName().toString();
            String given = violation
                    .given()
                    .replace(file.toString(), fileName)
                    .replace(fileName + ": ", "")
                    .replace(fileName, shownName);
            return of(new Violation(violation.field(), violation.rule(), given, violation.allowed()));
        }
    }

    /**
     * The price of a job; amounts as texts, so that no digit is lost.
     *
     * @param leastSeconds the fewest seconds that can be billed
     * @param leastAmount the lowest price; null if it is not known
     * @param asOf the day of the price list
     */
    record Price(
            String leastSeconds,
            String mostSeconds,
            @Nullable String leastAmount,
            @Nullable String mostAmount,
            @Nullable String currency,
            @Nullable String perSecond,
            String resolution,
            String asOf) {

        /** Whether a person who has seen this amount agrees to the price. An unknown price is agreed to as such. */
        boolean isWithin(Order.@Nullable Amount shown) {
            if (mostAmount == null || shown == null) {
                return mostAmount == null && shown == null;
            }
            return shown.currency().equals(currency) && new BigDecimal(mostAmount).compareTo(shown.amount()) <= 0;
        }

        /** The most that the job may cost; null if the price is not known. */
        @Nullable
        Money most() {
            return mostAmount == null || currency == null ? null : Money.of(mostAmount, currency);
        }

        @Override
        public String toString() {
            return mostAmount == null ? "" : mostAmount + " " + currency;
        }
    }
}
