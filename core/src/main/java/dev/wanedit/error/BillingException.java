package dev.wanedit.error;

/** The account has an unpaid bill, or has not bought the product. A retry never helps, even if the status is 429. */
public final class BillingException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what failed, as a sentence
     * @param context what is known of the circumstances
     */
    public BillingException(String problem, ErrorContext context) {
        super(
                problem,
                context,
                "Settle the account's bill or buy the product in the console, then submit again.",
                null);
    }
}
