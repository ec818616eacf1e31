package dev.example.studio;

/** What runs the jobs: the client of this process, or, with the profile {@code fleet}, all nodes over one database. */
interface Engine {

    /**
     * Starts a job, or continues it, and returns at once. How it goes is reported to the {@link JobList}.
     *
     * @param resumed whether it was started before, so that it may have a task already
     */
    void start(StudioJob job, boolean resumed);

    /** Cancels a job, which succeeds only while the service has not begun with it. */
    boolean cancel(StudioJob job);
}
