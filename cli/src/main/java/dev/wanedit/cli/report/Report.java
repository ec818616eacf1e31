package dev.wanedit.cli.report;

import dev.wanedit.cli.result.Complaint;
import dev.wanedit.cli.result.JobNews;
import dev.wanedit.cli.result.Result;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.TransferListener;
import dev.wanedit.task.TaskSnapshot;

/** Hears what a command does and tells it on; the last call is one of {@link #done} and {@link #failed}. */
public interface Report {

    /** Something is allowed and may be a mistake all the same, as a sentence; may come first of all. */
    void warned(String doubt);

    /**
     * The service is ready to be asked.
     *
     * @param simulated whether it is a fake one in this process
     */
    void begun(UsualTime usual, boolean simulated);

    /** Hears how far an upload is; any thread. */
    TransferListener uploads();

    /**
     * The job has a task.
     *
     * @param created whether by this command; else it had one before
     */
    void submitted(TaskSnapshot task, boolean created);

    /** The wait for the task's end begins. */
    void following();

    /** The task has another status, or is seen for the first time. */
    void status(TaskSnapshot task);

    /** Hears how far a download is; any thread. */
    TransferListener downloads();

    /** Is notified of steps of jobs, of requests that are tried again, and of warnings; any thread. */
    JobListener events();

    /** A line of the log, for those who asked for it; any thread. */
    void log(String line);

    /** Something happened to one job of many. */
    void job(JobNews news);

    /** The command did what it is for. */
    void done(Result result);

    /** The command did not, or not yet. */
    void failed(Complaint complaint);
}
