package dev.wanedit.error;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a library's exception whose message must not be shown unchanged: it may repeat data of a peer, with secrets
 * and control characters. Keeps the name of the class, the message made safe to show, and the stack trace.
 */
final class MaskedCause extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 16;

    private MaskedCause(Throwable original, UnaryOperator<String> masking, int depth) {
        super(masking.apply(original.toString()), of(original.getCause(), masking, depth + 1));
        setStackTrace(original.getStackTrace());
    }

    /**
     * The cause itself if its message is safe to show, otherwise its replacement. A {@link WanEditException} masks
     * itself.
     */
    static @Nullable Throwable of(@Nullable Throwable cause, UnaryOperator<String> masking) {
        return of(cause, masking, 0);
    }

    private static @Nullable Throwable of(@Nullable Throwable cause, UnaryOperator<String> masking, int depth) {
        if (cause == null || depth > DEEPEST) {
            return null;
        }
        if (cause instanceof WanEditException ours) {
            return ours.masked(masking);
        }
        return isFit(cause, masking, depth) ? cause : new MaskedCause(cause, masking, depth);
    }

    private static boolean isFit(@Nullable Throwable fault, UnaryOperator<String> masking, int depth) {
        if (fault == null) {
            return true;
        }
        if (fault instanceof WanEditException ours) {
            return ours.masked(masking) == ours;
        }
        String words = fault.toString();
        if (depth > DEEPEST || !masking.apply(words).equals(words)) {
            return false;
        }
        for (Throwable suppressed : fault.getSuppressed()) {
            if (!isFit(suppressed, masking, depth + 1)) {
                return false;
            }
        }
        return isFit(fault.getCause(), masking, depth + 1);
    }
}
