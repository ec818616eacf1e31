package dev.wanedit.cli.command;

import dev.wanedit.cli.option.TaskParameter;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.Result;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.TaskId;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "cancel",
        description = "Cancels a task, which is possible only while it is queued; any other outcome exits with 4.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class CancelCommand extends TaskCommand {

    @Mixin
    private final TaskParameter task = new TaskParameter();

    public CancelCommand(Environment here) {
        super(here);
    }

    @Override
    Work prepare() {
        return session -> result(session.blocking(session.service().rx().cancel(task.id())), task.id());
    }

    private static Result result(CancelOutcome outcome, TaskId task) {
        String meaning = switch (outcome) {
            case CANCELED -> "The task is canceled and costs nothing.";
            case TOO_LATE -> "The task already runs: it continues to its end and is billed.";
            case ALREADY_ENDED -> "The task has already ended.";
            case NOT_FOUND -> "The service does not know the task, or has deleted it: ids are valid for 24 hours.";
        };
        return new Result(
                outcome + " " + task,
                meaning,
                Map.of("task_id", task.value(), "outcome", outcome.name(), "message", meaning),
                outcome == CancelOutcome.CANCELED ? ExitCodes.DONE : ExitCodes.REFUSED);
    }
}
