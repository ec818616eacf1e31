package dev.wanedit.event;

/** What a client did with a completion event. */
public enum EventOutcome {
    /** The event's task is queried as soon as the account's rate limit allows. */
    QUERIED,
    /** The event came before, or another event of the same task came moments ago; nothing is sent. */
    REPEATED,
    /**
     * The event is of another kind, or its task is neither followed by this client nor that of a job in its store whose
     * end is not known yet; nothing is sent. Every account has such events if its tasks are created by several
     * applications.
     */
    IGNORED,
    /** The text is not an event about a task, or is longer than {@link CompletionEvent#LONGEST}; nothing is sent. */
    INVALID,
    /** Too many events that were no end of a task, or too many at once; nothing is sent. Deliver the event again later. */
    BUSY
}
