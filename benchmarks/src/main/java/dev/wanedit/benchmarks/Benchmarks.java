package dev.wanedit.benchmarks;

import dev.wanedit.benchmarks.download.Downloads;
import dev.wanedit.benchmarks.edit.Edits;
import dev.wanedit.benchmarks.follow.Following;
import dev.wanedit.benchmarks.life.WholeLife;
import dev.wanedit.benchmarks.process.Child;
import dev.wanedit.benchmarks.query.QueryCosts;
import dev.wanedit.benchmarks.service.StatusService;
import dev.wanedit.benchmarks.start.ColdStarts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the benchmarks and writes their report. */
final class Benchmarks {

    private Benchmarks() {}

    /** Argument: the file that the report is written to. */
    public static void main(String[] arguments) throws IOException {
        Sections sections = new Sections();
        sections.add("One query", QueryCosts::section);
        sections.add("Many tasks", Following::section);
        String coldStarts;
        try (Child service = Child.start(StatusService.class);
                WholeLife lives = WholeLife.begun()) {
            String baseUrl = StatusService.baseUrl(service);
            coldStarts = sections.timed("Cold start", () -> ColdStarts.section(baseUrl));
            sections.add("Whole lives of tasks, after the cold starts", lives::section);
        }
        sections.add("Short edits", Edits::section);
        sections.add("Download", Downloads::section);
        sections.add(coldStarts);
        String report = sections.page();
        System.out.print(report);
        Files.writeString(Path.of(arguments[0]), report, StandardCharsets.UTF_8);
    }
}
