package dev.wanedit.cli.command;

import dev.wanedit.cli.option.OutputOptions;
import dev.wanedit.cli.option.TaskParameter;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.job.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "download",
        description = "Downloads the edited video of a task that has succeeded; it is kept for 24 hours.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class DownloadCommand extends TaskCommand {

    @Mixin
    private final TaskParameter task = new TaskParameter();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    public DownloadCommand(Environment here) {
        super(here);
    }

    @Override
    OutputOptions output() {
        return output;
    }

    @Override
    Work prepare() {
        Target target = output.target(here.folder(), task.id());
        return session -> {
            session.about(task.id());
            return output.saved(
                    session.fetch(task.id(), target), session.service().simulated());
        };
    }
}
