package dev.wanedit.cli.report;

/** Shows the progress of a command. Safe for use by several threads at once. */
public interface Progress {

    /** The label of a wait before the first answer of the service. */
    String WAITING = "waiting";

    /** Sets the usual time, with which the progress of waiting is estimated. */
    void expect(TypicalDuration usual);

    /** Prints a line that stays on the screen. */
    void note(String line);

    /**
     * Bytes were transferred.
     *
     * @param label the step, in one word
     * @param done bytes so far
     * @param total total bytes, -1 if not known
     */
    void transfer(String label, long done, long total);

    /** The command waits for the service: {@code label} says in one word what the service does. */
    void waiting(String label);

    /**
     * The current step has ended.
     *
     * @param label the end in one word
     * @param whole true if it ended successfully
     */
    void ended(String label, boolean whole);

    /** Ends the progress. Idempotent. */
    void close(boolean whole);
}
