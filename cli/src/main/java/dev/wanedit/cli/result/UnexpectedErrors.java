package dev.wanedit.cli.result;

import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages for faults that are not core's: a bug, an incomplete jar, no memory left. */
public final class UnexpectedErrors {

    private static final int LONGEST = 2_000;

    private UnexpectedErrors() {}

    /** The error inside an exception that only wraps it; otherwise the throwable itself. */
    public static Throwable cause(Throwable fault) {
        Throwable at = fault;
        while (!(at instanceof Error) && at.getCause() != null) {
            at = at.getCause();
        }
        return at instanceof Error ? at : fault;
    }

    static FailureMessage failureMessage(Throwable thrown, @Nullable TaskId task, List<String> more) {
        Throwable fault = cause(thrown);
        List<String> hints = new ArrayList<>(List.of(hint(fault)));
        hints.addAll(more);
        return new FailureMessage(List.of(problem(fault)), task, null, null, null, hints, thrown);
    }

    private static String problem(Throwable fault) {
        String name = fault.getClass().getSimpleName();
        String message = fault.getMessage() == null
                ? ""
                : ": " + Redaction.redact(fault.getMessage().replaceAll("\\s+", " "), LONGEST);
        if (fault instanceof LinkageError) {
            return "A part of this program is missing or does not fit: " + name + message;
        }
        if (fault instanceof OutOfMemoryError) {
            return "Java has no more memory for this program" + message;
        }
        return "Unexpected " + name + message;
    }

    private static String hint(Throwable fault) {
        if (fault instanceof LinkageError) {
            return "Build or fetch the jar again; -v shows the stack trace.";
        }
        if (fault instanceof OutOfMemoryError) {
            return "Give it more memory, such as java -Xmx1g; -v shows the stack trace.";
        }
        return "This is a fault of wanedit; -v shows where it happened.";
    }
}
