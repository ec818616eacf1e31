package dev.wanedit.cli;

import dev.wanedit.engine.Target;
import dev.wanedit.job.EditJob;
import dev.wanedit.task.TaskId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "edit",
        description = "Submits a job, follows it to its end, and downloads the edited video.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
final class EditCommand extends TaskCommand {

    @Mixin
    private final JobOptions job = new JobOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final WaitOptions wait = new WaitOptions();

    EditCommand(Surroundings here) {
        super(here);
    }

    @Override
    OutputOptions output() {
        return output;
    }

    @Override
    Work prepare() {
        EditJob edit = job.job(client.currency());
        Target target = output.target(here.folder(), null);
        return session -> {
            TaskId task = session.submit(edit).taskId();
            session.follow(task, session.service().firstPoll(), wait.await);
            return output.saved(session.fetch(task, target), session.service().simulated());
        };
    }
}
