package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/** An answer came whole and is not what the service is documented to say: HTML, empty, too long, wrong types. */
public final class MalformedResponseException extends WanEditException {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    /**
     * @param problem what does not fit, as a sentence
     * @param context what is known of the circumstances
     * @param cause the decoder's fault, null if there is none
     */
    public MalformedResponseException(String problem, ErrorContext context, @Nullable Throwable cause) {
        this(
                problem,
                context,
                "Check that the base URL is the service's (it ends in /api/v1), not a proxy's or a portal's.",
                cause,
                false);
    }

    /**
     * An answer for which something else helps than a look at the base URL.
     *
     * @param problem what does not fit, as a sentence
     * @param context what is known of the circumstances
     * @param nextStep what to do next
     */
    public static MalformedResponseException passing(String problem, ErrorContext context, String nextStep) {
        return new MalformedResponseException(problem, context, nextStep, null, false);
    }

    private MalformedResponseException(
            String problem, ErrorContext context, String nextStep, @Nullable Throwable cause, boolean lasting) {
        super(problem, context, nextStep, cause);
        this.lasting = lasting;
    }

    /**
     * What came will not be another when it is asked for again.
     *
     * @param problem what does not fit, as a sentence
     * @param context what is known of the circumstances
     * @param nextStep what to do next
     */
    public static MalformedResponseException lasting(String problem, ErrorContext context, String nextStep) {
        return new MalformedResponseException(problem, context, nextStep, null, true);
    }

    @Override
    public boolean mayPass() {
        return !lasting;
    }
}
