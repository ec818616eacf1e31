package dev.wanedit.task;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The status that the service reports for a task (vendor's page, step 2, {@code task_status}). */
public enum TaskStatus {
    /** Queued; the only status in which the service can still cancel a task. */
    PENDING(false),
    /** The service is working on it; the client cannot stop it any more, and it is billed if it succeeds. */
    RUNNING(false),
    /** Paused by the service; named in the official SDKs, not in the document. */
    SUSPENDED(false),
    /** Done; the result can be downloaded for 24 hours. */
    SUCCEEDED(true),
    /** Ended without a result; not billed. */
    FAILED(true),
    /** Canceled while it was queued; not billed. */
    CANCELED(true),
    /** The service does not know the task: it never existed, or it is older than 24 hours. */
    UNKNOWN(true),
    /**
     * A status that this version does not know; it counts as not ended. {@link TaskSnapshot#statusText()} has the text.
     */
    UNRECOGNIZED(false);

    private static final TaskStatus[] ALL = values();

    private final boolean ended;

    TaskStatus(boolean ended) {
        this.ended = ended;
    }

    /** True if the task has ended, so that no further query is needed. */
    public boolean ended() {
        return ended;
    }

    /**
     * Reads the service's text; upper and lower case and surrounding spaces do not matter.
     *
     * @param text the text, null if the service sent none
     * @return the status, {@link #UNRECOGNIZED} for an unknown text and for null
     */
    public static TaskStatus parse(@Nullable String text) {
        if (text == null) {
            return UNRECOGNIZED;
        }
        String name = text.trim().toUpperCase(Locale.ROOT);
        for (TaskStatus status : ALL) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        return name.equals("CANCELLED") ? CANCELED : UNRECOGNIZED;
    }
}
