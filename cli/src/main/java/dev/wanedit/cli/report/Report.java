package dev.wanedit.cli.report;

import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Result;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.TransferListener;
import dev.wanedit.task.TaskSnapshot;

/** Is notified of what a command does, and reports it; the last call is {@link #done} or {@link #failed}. */
public interface Report {

    /** Something is allowed but may be a mistake; a sentence. May be the first call. */
    void warned(String doubt);

    /**
     * The service is ready for requests.
     *
     * @param simulated true if it is a fake service in this process
     */
    void begun(TypicalDuration usual, boolean simulated);

    /** Is notified of the progress of an upload; on any thread. */
    TransferListener uploads();

    /**
     * The job has a task.
     *
     * @param created true if this command created it; false if the job had one before
     */
    void submitted(TaskSnapshot task, boolean created);

    /** The wait for the task's end begins. */
    void following();

    /** The task has another status, or is seen for the first time. */
    void status(TaskSnapshot task);

    /** Is notified of the progress of a download; on any thread. */
    TransferListener downloads();

    /** Is notified of steps of jobs, of requests that are tried again, and of warnings; on any thread. */
    JobListener events();

    /** A line of the log, if the user requested the log; on any thread. */
    void log(String line);

    /** Something happened to one job of many. */
    void job(BatchEvent news);

    /** The command succeeded. */
    void done(Result result);

    /** The command did not succeed, or has not finished its work yet. */
    void failed(FailureMessage failureMessage);
}
