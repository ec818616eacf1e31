package dev.wanedit.cli;

import dev.wanedit.cli.log.LogLines;
import java.util.List;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;

/** How a command tells what happens. */
final class ReportOptions {

    /** The order of options of how the service is reached; in the help they are a section of their own. */
    static final int COMMON = 100;

    /** The order of the options here, which are the last section of the help. */
    static final int REPORTS = 200;

    @Option(
            order = REPORTS,
            names = "--json",
            description = "one JSON object a line on standard output, for each event")
    boolean json;

    @Option(
            order = REPORTS,
            names = {"-v", "--verbose"},
            description = "each step, and with an error all that led to it; -vv: each request too")
    boolean[] verbose = new boolean[0];

    /** The report of a command, which also reports an error that ends the process. */
    Report report(Surroundings here) {
        Report report = new GatedReport(ungated(here));
        if (verbose.length == 0) {
            LogLines.hide();
        } else {
            LogLines.show(verbose.length == 1 ? Level.INFO : Level.DEBUG, report::log);
        }
        here.lastWords().prepareForError(error -> report.failed(Complaint.of(error, null, List.of())));
        return report;
    }

    private Report ungated(Surroundings here) {
        // A line that is drawn anew and JSON on the same terminal would run into each other.
        Progress progress = here.terminal().interactive() && !json
                ? new DrawnProgress(here.err(), here.terminal(), here.clock())
                : new PlainProgress(here.err(), here.clock());
        Report human = new HumanReport(progress, here.err(), verbose.length > 0, here.clock());
        return json ? new JsonReport(here.out(), human, here.clock()) : new ResultReport(here.out(), human);
    }
}
