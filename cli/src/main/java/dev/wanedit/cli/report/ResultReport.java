package dev.wanedit.cli.report;

import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Result;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.TransferListener;
import dev.wanedit.task.PlainText;
import dev.wanedit.task.TaskSnapshot;
import java.io.PrintStream;

/** Prints the result as plain text on standard output; passes everything else to a report for readers. */
public final class ResultReport implements Report {

    private final PrintStream out;
    private final Report human;

    public ResultReport(PrintStream out, Report human) {
        this.out = out;
        this.human = human;
    }

    @Override
    public void warned(String doubt) {
        human.warned(doubt);
    }

    @Override
    public void begun(TypicalDuration usual, boolean simulated) {
        human.begun(usual, simulated);
    }

    @Override
    public TransferListener uploads() {
        return human.uploads();
    }

    @Override
    public void submitted(TaskSnapshot task, boolean created) {
        human.submitted(task, created);
    }

    @Override
    public void following() {
        human.following();
    }

    @Override
    public void status(TaskSnapshot task) {
        human.status(task);
    }

    @Override
    public TransferListener downloads() {
        return human.downloads();
    }

    @Override
    public JobListener events() {
        return human.events();
    }

    @Override
    public void log(String line) {
        human.log(line);
    }

    @Override
    public void job(BatchEvent news) {
        human.job(news);
        if (news.file() != null) {
            print(PlainText.of(news.file().toString()));
        }
    }

    @Override
    public void done(Result result) {
        human.done(result);
        if (!result.text().isEmpty()) {
            print(result.text());
        }
    }

    @Override
    public void failed(FailureMessage failureMessage) {
        human.failed(failureMessage);
    }

    private void print(String text) {
        text.lines().map(PlainText::of).forEach(out::println);
        out.flush();
    }
}
