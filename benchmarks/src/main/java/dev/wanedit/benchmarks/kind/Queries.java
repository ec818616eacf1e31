package dev.wanedit.benchmarks.kind;

/** A client that asks for a task once and decodes the answer. */
public interface Queries {

    /** So many queries run at once. */
    int AT_ONCE = 64;

    /**
     * Asks; must check the decoded answer.
     *
     * @param done called once, on any thread
     */
    void ask(String task, Done done);

    /** True if {@link #ask} returns only when it is done, so that queries at once need a thread each. */
    default boolean blocks() {
        return false;
    }

    /** Called at the end of a query. */
    interface Done {

        void succeeded();

        void failed(Throwable fault);
    }
}
