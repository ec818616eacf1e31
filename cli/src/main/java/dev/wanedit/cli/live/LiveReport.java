package dev.wanedit.cli.live;

import dev.wanedit.cli.live.Finding.Outcome;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.Result;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run found, as a page and as the result of the command. */
final class LiveReport {

    private LiveReport() {}

    /** The page, in Markdown. */
    static String page(List<Finding> findings, String service, String cost, String when) {
        StringBuilder page = new StringBuilder("# A run against the service\n\n");
        page.append("Service: ").append(service).append("  \n");
        page.append("When: ").append(when).append("  \n");
        page.append("Cost, by the quote: ").append(cost).append("\n\n");
        page.append("| assumption | was | now | found |\n| --- | --- | --- | --- |\n");
        for (Finding finding : findings) {
            page.append("| ")
                    .append(finding.assumption().text())
                    .append(" | ")
                    .append(finding.assumption().mark().name().toLowerCase(Locale.ROOT))
                    .append(" | ")
                    .append(now(finding))
                    .append(" | ")
                    .append(finding.found().replace("|", "\\|"))
                    .append(" |\n");
        }
        return page.toString();
    }

    /** The paths of report and recording; for readers how many assumptions hold. */
    static Result result(List<Finding> findings, Path report, Path recording) {
        long held = count(findings, Outcome.HOLDS);
        long broken = count(findings, Outcome.DOES_NOT_HOLD);
        String summary = held + " assumptions hold, " + broken + " do not, " + count(findings, Outcome.NOT_DECIDED)
                + " are not decided.";
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("report", report.toString());
        fields.put("recording", recording.toString());
        fields.put("assumptions", findings.stream().map(LiveReport::fields).toList());
        if (broken > 0) {
            fields.put("message", summary);
        }
        int exitCode = broken > 0 ? ExitCodes.FAULT : ExitCodes.DONE;
        return new Result(report + System.lineSeparator() + recording, summary, fields, exitCode);
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
