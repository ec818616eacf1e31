package dev.wanedit.cli.command;

import dev.wanedit.cli.option.OutputOptions;
import dev.wanedit.cli.option.TaskParameter;
import dev.wanedit.cli.option.WaitOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.result.Results;
import dev.wanedit.cli.session.CommandRun;
import dev.wanedit.cli.session.ResumeCommands;
import dev.wanedit.job.Target;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "await",
        description = "Follows a task to its end and downloads the edited video, as edit does after its submit.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class AwaitCommand extends TaskCommand {

    @Mixin
    private final TaskParameter task = new TaskParameter();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final WaitOptions wait = new WaitOptions();

    @Option(names = "--no-download", description = "only waits, and prints the status")
    private boolean noDownload;

    public AwaitCommand(Environment here) {
        super(here);
    }

    @Override
    OutputOptions output() {
        return output;
    }

    @Override
    ResumeCommands resumeCommands() {
        return super.resumeCommands().waiting(wait.again() + (noDownload ? " --no-download" : ""));
    }

    @Override
    Work prepare() {
        TaskId id = task.id();
        Target target = noDownload ? null : output.target(here.folder(), id);
        return session -> run(session, id, target);
    }

    private Result run(CommandRun session, TaskId id, @Nullable Target target) {
        session.about(id);
        TaskSnapshot end = session.follow(id, Duration.ZERO, wait.await);
        return target == null
                ? Results.of(end)
                : output.saved(session.fetch(end, target), session.service().simulated());
    }
}
