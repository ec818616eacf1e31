package dev.wanedit.cli.report;

import dev.wanedit.cli.language.Wording;
import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Result;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobWarning;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.TransferListener;
import dev.wanedit.task.EscapedText;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskSnapshot;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reports to a reader, only on standard error; the report that wraps this one prints the result itself. */
public final class HumanReport implements Report {

    private static final String QUEUED = "queued";
    private static final String INDENT = "    ";

    private final Progress progress;
    private final PrintStream err;
    private final boolean verbose;
    private final Outage outage;
    private final Wording wording;
    private boolean created;

    /** @param verbose true if an error is reported with its causes */
    public HumanReport(Progress progress, PrintStream err, boolean verbose, Clock clock, Wording wording) {
        this.progress = progress;
        this.err = err;
        this.verbose = verbose;
        this.outage = new Outage(clock);
        this.wording = wording;
    }

    @Override
    public void warned(String doubt) {
        note("warning: " + doubt);
    }

    @Override
    public void begun(TypicalDuration usual, boolean simulated) {
        progress.expect(usual);
        if (simulated) {
            note("Simulated: a fake service in this process; no key, no money, no network.");
        }
    }

    @Override
    public TransferListener uploads() {
        return (done, total) -> progress.transfer("upload", done, total);
    }

    @Override
    public void submitted(TaskSnapshot task, boolean now) {
        created = now;
        progress.ended("uploaded", true);
        note(EscapedText.of("Task " + task.taskId() + (now ? " is created." : " is known already.")));
    }

    @Override
    public void following() {
        progress.waiting(created ? QUEUED : Progress.WAITING);
    }

    @Override
    public void status(TaskSnapshot task) {
        switch (task.status()) {
            case PENDING -> progress.waiting(QUEUED);
            case RUNNING -> progress.waiting("running");
            case SUSPENDED, UNRECOGNIZED -> progress.waiting(lowerCase(task));
            case SUCCEEDED -> progress.ended("succeeded", true);
            case FAILED, CANCELED, UNKNOWN -> progress.ended(lowerCase(task), false);
        }
    }

    @Override
    public TransferListener downloads() {
        return (done, total) -> progress.transfer("download", done, total);
    }

    @Override
    public JobListener events() {
        return new JobListener() {
            @Override
            public void onRetry(RetriedFault fault) {
                outage.failed(fault).ifPresent(HumanReport.this::note);
            }

            @Override
            public void onRecovery(RetriedFault last) {
                outage.recovered().ifPresent(HumanReport.this::note);
            }

            @Override
            public void onWarning(JobWarning warning) {
                note("warning: " + warning);
            }
        };
    }

    @Override
    public void log(String line) {
        progress.note(line);
    }

    @Override
    public void job(BatchEvent news) {
        news.lines().forEach(line -> note(EscapedText.of(line)));
        trace(news.cause());
    }

    @Override
    public void done(Result result) {
        progress.close(true);
        if (!result.summary().isEmpty()) {
            result.summary().lines().map(EscapedText::of).map(wording::of).forEach(err::println);
        }
    }

    @Override
    public void failed(FailureMessage failureMessage) {
        progress.close(false);
        failureMessage.lines().stream()
                .map(EscapedText::of)
                .flatMap(line -> wording.lines(line).stream())
                .forEach(err::println);
        trace(failureMessage.cause());
        err.flush();
    }

    private void note(String line) {
        wording.lines(line).forEach(progress::note);
    }

    private void trace(@Nullable Throwable cause) {
        if (verbose && cause != null) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace, true));
            // Each line is escaped separately: the line breaks are ours, but the text in the lines may come from
            // outside.
            trace.toString()
                    .lines()
                    .map(line -> Redaction.redact(line.replace("\t", INDENT)))
                    .forEach(err::println);
        }
    }

    private static String lowerCase(TaskSnapshot task) {
        return task.statusText().toLowerCase(Locale.ROOT);
    }
}
