package dev.wanedit.outside;

import org.jspecify.annotations.Nullable;

/** A task of the account. All times are nanoseconds since the service began. */
final class AccountTask {

    final String id;
    final String prompt;
    final long created;
    final long starts;
    final long ends;

    /** How many queries asked for it by name. */
    int queries;

    /** When the first answer, to a query or a list, let the client know that it has ended. */
    @Nullable
    Long shown;

    /** When the first query told its result. */
    @Nullable
    Long told;

    AccountTask(String id, String prompt, long created, long starts, long ends) {
        this.id = id;
        this.prompt = prompt;
        this.created = created;
        this.starts = starts;
        this.ends = ends;
    }

    String status(long now) {
        return now < starts ? "PENDING" : now < ends ? "RUNNING" : "SUCCEEDED";
    }

    boolean hasEnded(long now) {
        return now >= ends;
    }

    void show(long now) {
        if (shown == null) {
            shown = now;
        }
    }

    void tell(long now) {
        show(now);
        if (told == null) {
            told = now;
        }
    }
}
