package dev.wanedit.cli.result;

import dev.wanedit.cli.input.OptionNames;
import dev.wanedit.cli.language.Wording;
import dev.wanedit.diagnosis.Check;
import dev.wanedit.diagnosis.Check.State;
import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.diagnosis.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A diagnosis as a table, as JSON, and as an exit code. */
public final class DiagnosisResult {

    private static final String[] HEAD = {"CHECK", "STATE", "FOUND"};

    private DiagnosisResult() {}

    /**
     * The diagnosis as the result of a command.
     *
     * @param wording the language of the summary; if it is not English, the summary also explains what is not well
     */
    public static Result of(Diagnosis found, Wording wording) {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEAD);
        found.checks().forEach(check -> addRows(rows, check));
        List<Map<String, Object>> checks =
                found.checks().stream().map(DiagnosisResult::fields).toList();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("checks", checks);
        if (!found.well()) {
            fields.put("message", summary(found));
        }
        return new Result(Columns.of(rows), summary(found) + explained(found, wording), fields, exitCode(found));
    }

    private static void addRows(List<String[]> rows, Check check) {
        rows.add(new String[] {check.subject().name(), check.state().name(), check.found()});
        if (!check.nextStep().isEmpty()) {
            rows.add(new String[] {"", "", nextStep(check)});
        }
    }

    private static Map<String, Object> fields(Check check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("check", check.subject().name());
        fields.put("state", check.state().name());
        fields.put("found", check.found());
        if (!check.nextStep().isEmpty()) {
            fields.put("next_step", nextStep(check));
        }
        return fields;
    }

    private static String nextStep(Check check) {
        return OptionNames.inAdvice(check.nextStep());
    }

    private static String summary(Diagnosis found) {
        String suspects = subjects(found, State.SUSPECT);
        String faults = subjects(found, State.FAULT);
        return (faults.isEmpty() ? "No fault was found." : "At fault: " + faults + ".")
                + (suspects.isEmpty() ? "" : " Suspect: " + suspects + ".");
    }

    private static String explained(Diagnosis found, Wording wording) {
        if (wording.isEnglish()) {
            return "";
        }
        return found.checks().stream()
                .filter(check -> check.state() == State.FAULT || check.state() == State.SUSPECT)
                .map(check -> System.lineSeparator() + check.subject() + ": "
                        + joined(wording.of(check.found()), wording.of(nextStep(check))))
                .collect(Collectors.joining());
    }

    /** A message that is quoted stays English; only Chinese sentences follow each other without a space. */
    private static String joined(String found, String nextStep) {
        return found.endsWith("。") || nextStep.isEmpty() ? found + nextStep : found + " " + nextStep;
    }

    private static String subjects(Diagnosis found, State state) {
        return found.checks().stream()
                .filter(check -> check.state() == state)
                .map(check -> check.subject().name())
                .collect(Collectors.joining(", "));
    }

    /** That of the first fault. */
    private static int exitCode(Diagnosis found) {
        return found.faults().stream()
                .findFirst()
                .map(check -> exitCode(check.subject()))
                .orElse(ExitCodes.DONE);
    }

    private static int exitCode(Subject subject) {
        return switch (subject) {
            case TRANSPORT -> ExitCodes.USAGE;
            case KEY, REGION, WORKSPACE -> ExitCodes.ACCOUNT;
            case HOST, DNS, PROXY, TLS -> ExitCodes.UNREACHABLE;
            case CLOCK, STORE, DISK, LOCALE -> ExitCodes.FAULT;
        };
    }
}
