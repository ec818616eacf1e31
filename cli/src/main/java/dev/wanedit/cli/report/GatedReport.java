package dev.wanedit.cli.report;

import dev.wanedit.cli.language.Wording;
import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Result;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.event.JobWarning;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.TransferListener;
import dev.wanedit.task.EscapedText;
import dev.wanedit.task.TaskSnapshot;
import java.io.PrintStream;

/**
 * Prints nothing after the end: the command or an interruption, whichever ends the report first, prints the last
 * message. Only a warning that comes later is still printed, on standard error. Thread-safe.
 */
public final class GatedReport implements Report {

    private final Report inner;
    private final PrintStream err;
    private final Wording wording;
    private boolean over;

    /** @param err for warnings after the end */
    public GatedReport(Report inner, PrintStream err, Wording wording) {
        this.inner = inner;
        this.err = err;
        this.wording = wording;
    }

    /** The last work of an interrupted command may have something to say. */
    @Override
    public synchronized void warned(String doubt) {
        if (over) {
            err.println(wording.of("warning: " + EscapedText.of(doubt)));
        } else {
            inner.warned(doubt);
        }
    }

    @Override
    public void begun(TypicalDuration usual, boolean simulated) {
        unlessOver(() -> inner.begun(usual, simulated));
    }

    @Override
    public TransferListener uploads() {
        return gated(inner.uploads());
    }

    @Override
    public void submitted(TaskSnapshot task, boolean created) {
        unlessOver(() -> inner.submitted(task, created));
    }

    @Override
    public void following() {
        unlessOver(inner::following);
    }

    @Override
    public void status(TaskSnapshot task) {
        unlessOver(() -> inner.status(task));
    }

    @Override
    public TransferListener downloads() {
        return gated(inner.downloads());
    }

    @Override
    public JobListener events() {
        return new GatedListener(inner.events());
    }

    @Override
    public void log(String line) {
        unlessOver(() -> inner.log(line));
    }

    @Override
    public void job(BatchEvent news) {
        unlessOver(() -> inner.job(news));
    }

    @Override
    public void done(Result result) {
        end(() -> inner.done(result));
    }

    @Override
    public void failed(FailureMessage failureMessage) {
        end(() -> inner.failed(failureMessage));
    }

    private TransferListener gated(TransferListener listener) {
        return (done, total) -> unlessOver(() -> listener.onProgress(done, total));
    }

    private synchronized void unlessOver(Runnable telling) {
        if (!over) {
            telling.run();
        }
    }

    private synchronized void end(Runnable telling) {
        unlessOver(telling);
        over = true;
    }

    private final class GatedListener implements JobListener {

        private final JobListener listener;

        GatedListener(JobListener listener) {
            this.listener = listener;
        }

        @Override
        public void onStep(JobStep step) {
            unlessOver(() -> listener.onStep(step));
        }

        @Override
        public void onRetry(RetriedFault fault) {
            unlessOver(() -> listener.onRetry(fault));
        }

        @Override
        public void onRecovery(RetriedFault last) {
            unlessOver(() -> listener.onRecovery(last));
        }

        @Override
        public void onGivenUp(RetriedFault last) {
            unlessOver(() -> listener.onGivenUp(last));
        }

        @Override
        public void onWarning(JobWarning warning) {
            unlessOver(() -> listener.onWarning(warning));
        }
    }
}
