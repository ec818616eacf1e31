package dev.wanedit.cli.live;

import dev.wanedit.cli.live.Finding.Outcome;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.Result;
import dev.wanedit.task.Redaction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run found, as a page and as the result of the command.
 *
 * @param findings what is known when it is written
 * @param recording fails if it is not complete
 * @param cost the most that it may cost
 * @param when it began
 */
record LiveReport(Findings findings, RecordingFile recording, String cost, String when) {

    /** The page, in Markdown. */
    String page(String service) {
        StringBuilder page = new StringBuilder("# A run against the service\n\n");
        page.append("Service: ").append(escaped(service)).append("  \n");
        page.append("When: ").append(when).append("  \n");
        page.append("Cost, by the price table: at most ").append(cost).append("  \n");
        page.append("Recording: ").append(escaped(recorded())).append("\n\n");
        findings.tasks()
                .forEach((task, meant) -> page.append("- Task ")
                        .append(escaped(task.value()))
                        .append(", ")
                        .append(meant)
                        .append('\n'));
        page.append("\n| assumption | was | now | found |\n| --- | --- | --- | --- |\n");
        for (Finding finding : findings.all()) {
            page.append("| ")
                    .append(finding.assumption().text())
                    .append(" | ")
                    .append(finding.assumption().mark().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(now(finding))
                    .append(" | ")
                    .append(escaped(finding.found()))
                    .append(" |\n");
        }
        return page.toString();
    }

    /**
     * The paths of report and recording; for readers how many assumptions hold.
     *
     * @param missing what could not be written, as a sentence; empty if nothing is missing
     */
    Result result(Path report, Path file, String missing) {
        List<Finding> all = findings.all();
        long broken = count(all, Outcome.DOES_NOT_HOLD);
        String summary = "Assumptions: " + count(all, Outcome.HOLDS) + " right, " + broken + " wrong, "
                + count(all, Outcome.NOT_DECIDED) + " not decided.";
        String lost = missing + (recording.fault() == null ? "" : " The recording is " + recorded());
        boolean well = broken == 0 && lost.isBlank();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("report", report.toString());
        fields.put("recording", file.toString());
        fields.put(
                "tasks",
                findings.tasks().keySet().stream().map(Object::toString).toList());
        fields.put("assumptions", all.stream().map(LiveReport::fields).toList());
        if (!well) {
            fields.put("message", (summary + " " + lost.strip()).strip());
        }
        return new Result(
                report + System.lineSeparator() + file,
                (summary + " " + lost.strip()).strip(),
                fields,
                well ? ExitCodes.DONE : ExitCodes.FAULT);
    }

    private String recorded() {
        Exception fault = recording.fault();
        return fault == null ? "complete." : "not complete, since it could not be written: " + fault.getMessage() + ".";
    }

    /** Text of the service stays text: it makes no link, no markup and no cell of its own. */
    private static String escaped(String text) {
        return Redaction.redact(text).replaceAll("[\\\\`<>\\[\\]|*_]", "\\\\$0");
    }

    private static Map<String, Object> fields(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("assumption", finding.assumption().name());
        fields.put("mark", finding.assumption().mark().name());
        fields.put("outcome", finding.outcome().name());
        fields.put("found", finding.found());
        return fields;
    }

    private static String now(Finding finding) {
        return switch (finding.outcome()) {
            case HOLDS -> "holds";
            case DOES_NOT_HOLD -> "does not hold";
            case NOT_DECIDED -> "not decided";
        };
    }

    private static long count(List<Finding> findings, Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }
}
