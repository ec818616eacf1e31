package dev.wanedit.error;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of a fault of a library whose words must not be shown as they are: they may repeat what a peer sent, which can
 * hold secrets and control characters. It keeps the type's name, the words made fit to be shown, and the stack trace.
 */
final class PlainCause extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 16;

    private PlainCause(Throwable original, UnaryOperator<String> masking, int depth) {
        super(masking.apply(original.toString()), of(original.getCause(), masking, depth + 1));
        setStackTrace(original.getStackTrace());
    }

    /** The cause itself if all its words may be shown; else what takes its place. A cause of our own tree masks itself. */
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
        return isFit(cause, masking, depth) ? cause : new PlainCause(cause, masking, depth);
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
