package dev.wanedit.cli.command;

import dev.wanedit.cli.option.TaskParameter;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.result.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = "Asks for a task once and prints its status.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class StatusCommand extends TaskCommand {

    @Mixin
    private final TaskParameter task = new TaskParameter();

    public StatusCommand(Environment here) {
        super(here);
    }

    @Override
    Work prepare() {
        return session -> Results.of(session.blocking(session.service().rx().status(task.id())));
    }
}
