package dev.wanedit.fleet.table;

/** Who has to do the next thing for a job; the driver reads the jobs of a stage. */
public enum Stage {
    /** The job is READY, and waits to be sent. */
    WAITING,
    /** It was sent, or is about to be: the driver follows it. */
    SENT,
    /** Its task succeeded, and a node is to fetch the result. */
    DOWNLOAD,
    /** It has ended; its document is deleted. */
    ENDED
}
