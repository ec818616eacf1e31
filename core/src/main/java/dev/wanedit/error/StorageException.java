package dev.wanedit.error;

import org.jspecify.annotations.Nullable;

/** A local file could not be read or written. */
public final class StorageException extends WanEditException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem which file, and what failed, as a sentence
     * @param context what is known of the circumstances
     * @param nextStep what to do next
     * @param cause the exception of the file system; null if there is none
     */
    public StorageException(String problem, ErrorContext context, String nextStep, @Nullable Throwable cause) {
        super(problem, context, nextStep, cause);
    }
}
