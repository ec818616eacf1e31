package dev.wanedit.task;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The status that the service reports for a task (vendor's page, step 2, {@code task_status}). */
public enum TaskStatus {
    /** Queued; the only status in which the service still cancels a task. */
    PENDING(false),
    /** Being worked on; it ends and is billed whatever the client does. */
    RUNNING(false),
    /** Paused by the service; named in the official SDKs, not in the document. */
    SUSPENDED(false),
    /** Done; the result can be fetched for 24 hours. */
    SUCCEEDED(true),
    /** Ended without a result; not billed. */
    FAILED(true),
    /** Canceled while it was queued; not billed. */
    CANCELED(true),
    /** The service does not know the task: it never existed, or it is older than 24 hours. */
    UNKNOWN(true),
    /** A text that this version has never seen; counts as not ended, {@link TaskSnapshot#statusText()} keeps it. */
    UNRECOGNIZED(false);

    private final boolean ended;

    TaskStatus(boolean ended) {
        this.ended = ended;
    }

    /** Whether no further query can bring news. */
    public boolean ended() {
        return ended;
    }

    /**
     * Reads the service's text; case and surrounding space do not matter.
     *
     * @param text the text, null if the service sent none
     * @return the status, {@link #UNRECOGNIZED} for a text never seen before and for none
     */
    public static TaskStatus parse(@Nullable String text) {
        if (text == null) {
            return UNRECOGNIZED;
        }
        String name = text.trim().toUpperCase(Locale.ROOT);
        for (TaskStatus status : values()) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        return name.equals("CANCELLED") ? CANCELED : UNRECOGNIZED;
    }
}
