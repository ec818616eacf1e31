package dev.wanedit.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.language.Wording;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.cli.result.Result;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatedReportTest {

    private static final TaskId TASK = new TaskId("t1");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Report report = new GatedReport(
            new JsonReport(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new HumanReport(
                            new PlainProgress(nowhere, Clock.systemUTC(), Wording.ENGLISH),
                            nowhere,
                            false,
                            Clock.systemUTC(),
                            Wording.ENGLISH),
                    Clock.systemUTC()),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Wording.ENGLISH);

    @Test
    void failed_whenTheCommandIsDone_isNotTold() {
        report.done(Result.of("x", Map.of("task_id", "t1")));
        report.failed(FailureMessage.of(List.of("Interrupted."), TASK, List.of()));

        assertThat(told()).hasLineCount(1).contains("\"done\"");
    }

    @Test
    void anything_whenTheCommandWasInterrupted_isNotTold() {
        report.failed(FailureMessage.of(List.of("Interrupted."), TASK, List.of()));
        report.status(TaskSnapshot.of(TASK, TaskStatus.RUNNING));
        report.done(Result.of("x", Map.of()));

        assertThat(told()).hasLineCount(1).contains("\"error\"", "Interrupted.");
    }

    @Test
    void warned_afterTheEnd_isPrintedOnStandardErrorAlone() {
        report.warned("Before.");
        report.failed(FailureMessage.of(List.of("Interrupted."), TASK, List.of()));
        report.warned("After.");

        assertThat(told()).hasLineCount(2).contains("Before.").doesNotContain("After.");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("warning: After." + System.lineSeparator());
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
