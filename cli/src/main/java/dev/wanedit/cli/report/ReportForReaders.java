package dev.wanedit.cli.report;

import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Result;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.TransferListener;
import dev.wanedit.task.TaskSnapshot;

/** Passes everything to a report for readers. Subclasses also write to standard output what programs read there. */
abstract class ReportForReaders implements Report {

    private final Report human;

    ReportForReaders(Report human) {
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
    }

    @Override
    public void done(Result result) {
        human.done(result);
    }

    @Override
    public void failed(FailureMessage failureMessage) {
        human.failed(failureMessage);
    }
}
