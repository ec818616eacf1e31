package dev.wanedit.cli;

import picocli.CommandLine.Option;

/** How a command tells what happens. */
final class ReportOptions {

    /** Behind the options of the command itself in its help. */
    static final int COMMON = 100;

    @Option(order = COMMON, names = "--json", description = "one JSON object a line on standard output, for each event")
    boolean json;

    @Option(
            order = COMMON,
            names = {"-v", "--verbose"},
            description = "with an error, all that led to it")
    boolean verbose;

    Report report(Surroundings here) {
        return new GatedReport(ungated(here));
    }

    private Report ungated(Surroundings here) {
        // A line that is drawn anew and JSON on the same terminal would run into each other.
        Progress progress = here.terminal().interactive() && !json
                ? new DrawnProgress(here.err(), here.terminal(), here.clock())
                : new PlainProgress(here.err(), here.clock());
        Report human = new HumanReport(progress, here.err(), verbose);
        return json ? new JsonReport(here.out(), human) : new ResultReport(here.out(), human);
    }
}
