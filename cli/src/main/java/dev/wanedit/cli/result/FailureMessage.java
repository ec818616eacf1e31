package dev.wanedit.cli.result;

import dev.wanedit.cli.input.InvalidBatch;
import dev.wanedit.cli.input.LineNames;
import dev.wanedit.cli.input.OptionNames;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.TaskCanceledException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.error.Violation;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.EscapedText;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The message of a command that did not succeed.
 *
 * @param problems one sentence for each problem, at least one
 * @param task the task that it is about; null if there is none
 * @param status the known status of the task; null if not known
 * @param code the service's code; null if it sent none
 * @param requestId the service's request id; null if it sent none
 * @param hints what to do next, one sentence each
 * @param cause the exception; null if there was none
 */
public record FailureMessage(
        List<String> problems,
        @Nullable TaskId task,
        @Nullable String status,
        @Nullable String code,
        @Nullable String requestId,
        List<String> hints,
        @Nullable Throwable cause) {

    public FailureMessage {
        problems = problems.stream().map(EscapedText::of).toList();
        hints = hints.stream().map(EscapedText::of).toList();
    }

    public static FailureMessage of(List<String> problems, @Nullable TaskId task, List<String> hints) {
        return new FailureMessage(problems, task, null, null, null, hints, null);
    }

    /**
     * The failureMessage for a fault.
     *
     * @param task the task that the command is about, for faults without a task; null if there is none
     * @param more additional hints of the command
     */
    public static FailureMessage of(Throwable fault, @Nullable TaskId task, List<String> more) {
        return of(fault, task, more, OptionNames::told, OptionNames::inAdvice);
    }

    /** The same for a job of a batch, with the names of its line. */
    public static FailureMessage ofLine(Throwable fault) {
        return of(fault, null, List.of(), LineNames::told, LineNames::inAdvice);
    }

    private static FailureMessage of(
            Throwable fault,
            @Nullable TaskId task,
            List<String> more,
            Function<Violation, String> told,
            UnaryOperator<String> advice) {
        if (fault instanceof InvalidBatch batch) {
            return of(batch.mistakes(), task, more);
        }
        if (!(fault instanceof WanEditException known)) {
            return UnexpectedErrors.failureMessage(fault, task, more);
        }
        List<String> hints = new ArrayList<>();
        if (!known.nextStep().isEmpty()) {
            hints.add(advice.apply(known.nextStep()));
        }
        hints.addAll(more);
        return new FailureMessage(
                problems(known, told),
                known.taskId().orElse(task),
                status(known),
                known.code().orElse(null),
                known.requestId().orElse(null),
                hints,
                known);
    }

    /** For a reader: the problems, the known circumstances, and what to do. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        problems.forEach(problem -> lines.add("error: " + problem));
        circumstance(lines, "task", task);
        circumstance(lines, "code", code);
        circumstance(lines, "request", requestId);
        hints.forEach(hint -> lines.add("  " + hint));
        return lines;
    }

    /** For JSON. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        Fields.putKnown(fields, "task_id", task == null ? null : task.value());
        Fields.putKnown(fields, "status", status);
        Fields.putKnown(
                fields, "exception", cause == null ? null : cause.getClass().getSimpleName());
        Fields.putKnown(fields, "code", code);
        fields.put("message", String.join("\n", problems));
        Fields.putKnown(fields, "request_id", requestId);
        Fields.putKnown(fields, "hint", hints.isEmpty() ? null : String.join("\n", hints));
        return fields;
    }

    private static List<String> problems(WanEditException fault, Function<Violation, String> told) {
        return fault instanceof InvalidJobException invalid
                        && !invalid.violations().isEmpty()
                ? invalid.violations().stream().map(told).toList()
                : List.of(fault.problem());
    }

    private static @Nullable String status(WanEditException fault) {
        if (fault instanceof TaskFailedException failed) {
            return failed.snapshot().statusText();
        }
        if (fault instanceof TaskCanceledException canceled) {
            return canceled.snapshot().statusText();
        }
        return fault instanceof AwaitTimeoutException timeout
                ? timeout.lastSnapshot().map(TaskSnapshot::statusText).orElse(null)
                : null;
    }

    private static void circumstance(List<String> lines, String name, @Nullable Object value) {
        if (value != null) {
            lines.add("  " + name + " " + value);
        }
    }
}
