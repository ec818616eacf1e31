package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/** An answer came whole and is not what the service is documented to say: HTML, empty, too long, wrong types. */
public final class MalformedResponseException extends WanEditException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what does not fit, as a sentence
     * @param context what is known of the circumstances
     * @param cause the decoder's fault, null if there is none
     */
    public MalformedResponseException(String problem, ErrorContext context, @Nullable Throwable cause) {
        super(
                problem,
                context,
                "Check that the base URL is the service's (it ends in /api/v1), not a proxy's or a portal's.",
                cause);
    }

    @Override
    public boolean mayPass() {
        return true;
    }
}
