package dev.wanedit.cli.report;

import dev.wanedit.cli.result.BatchEvent;
import dev.wanedit.cli.result.Result;
import dev.wanedit.task.EscapedText;
import java.io.PrintStream;

/** Prints the result as plain text on standard output; passes everything to a report for readers. */
public final class ResultReport extends ReportForReaders {

    private final PrintStream out;

    public ResultReport(PrintStream out, Report human) {
        super(human);
        this.out = out;
    }

    @Override
    public void job(BatchEvent news) {
        super.job(news);
        if (news.file() != null) {
            print(EscapedText.of(news.file().toString()));
        }
    }

    @Override
    public void done(Result result) {
        super.done(result);
        if (!result.text().isEmpty()) {
            print(result.text());
        }
    }

    private void print(String text) {
        text.lines().map(EscapedText::of).forEach(out::println);
        out.flush();
    }
}
