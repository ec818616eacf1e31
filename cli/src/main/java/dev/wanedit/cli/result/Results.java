package dev.wanedit.cli.result;

import dev.wanedit.job.EditedVideo;
import dev.wanedit.price.Quote;
import dev.wanedit.task.EscapedText;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.Usage;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Makes the results of commands from what the service returned. */
public final class Results {

    private Results() {}

    /** The file's path; for readers also the billed length. */
    public static Result of(EditedVideo video, boolean simulated) {
        String file = EscapedText.of(video.file().toString());
        StringJoiner summary = new StringJoiner(", ");
        summary.add("Saved " + ReadableUnits.bytes(video.size()));
        Usage usage =
                video.task().result() == null ? null : video.task().result().usage();
        if (usage != null && usage.billed() != null) {
            summary.add(Times.seconds(usage.billed()) + (simulated ? " s would be billed" : " s billed"));
        }
        return new Result(file, summary + ".", Fields.of(video), ExitCodes.DONE);
    }

    /** Seconds, price and date; for readers also the notes. */
    public static Result of(Quote quote) {
        String notes = quote.notes().stream().map(EscapedText::of).collect(Collectors.joining(System.lineSeparator()));
        return new Result(quote.toString(), notes, Fields.of(quote), ExitCodes.DONE);
    }

    /** The status, the task, and why it failed. */
    public static Result of(TaskSnapshot task) {
        StringBuilder line = new StringBuilder(task.statusText()).append(' ').append(task.taskId());
        TaskFailure failure = task.failure();
        if (failure != null) {
            StringJoiner why = new StringJoiner(": ", " ", "").setEmptyValue("");
            if (failure.code() != null) {
                why.add(failure.code());
            }
            if (failure.message() != null) {
                why.add(failure.message());
            }
            line.append(why);
        }
        return Result.of(line.toString(), Fields.of(task));
    }
}
