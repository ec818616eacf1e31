package dev.wanedit.error;

/** The account has a bill to pay or lacks the product; never worth a retry, though the status may be 429. */
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
