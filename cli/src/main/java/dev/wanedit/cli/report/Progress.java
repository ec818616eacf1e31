package dev.wanedit.cli.report;

/** Shows how far a command is. Safe for use by several threads at once. */
public interface Progress {

    /** The label of a wait before the service has said anything. */
    String WAITING = "waiting";

    /** What the waiting is measured against from now on. */
    void expect(UsualTime usual);

    /** A line that stays. */
    void note(String line);

    /**
     * Bytes move.
     *
     * @param label what is done, in one word
     * @param done bytes so far
     * @param total bytes in all, -1 if not known
     */
    void transfer(String label, long done, long total);

    /** The service has its turn: {@code label} says in one word what it does. */
    void waiting(String label);

    /**
     * What was under way came to its end.
     *
     * @param label the end in one word
     * @param whole whether it is the end that was hoped for
     */
    void ended(String label, boolean whole);

    /** Nothing follows. Idempotent. */
    void close(boolean whole);
}
