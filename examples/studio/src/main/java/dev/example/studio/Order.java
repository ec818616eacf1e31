package dev.example.studio;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order to run a job.
 *
 * @param request what the person wants
 * @param shown the highest price that the person has seen; null if the page showed that the price is not known
 */
record Order(JobRequest request, @Nullable Amount shown) {

    Order {
        Objects.requireNonNull(request, "request");
    }

    /** An amount of money, as the check has named it. */
    record Amount(BigDecimal amount, String currency) {

        Amount {
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(currency, "currency");
        }

        @Override
        public String toString() {
            return amount.toPlainString() + " " + currency;
        }
    }
}
