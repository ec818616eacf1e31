package dev.wanedit.cli;

import dev.wanedit.job.EditJob;
import dev.wanedit.task.TaskSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "submit",
        description = "Submits a job and prints the task's id, which stays valid for 24 hours.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
final class SubmitCommand extends TaskCommand {

    @Mixin
    private final JobOptions job = new JobOptions();

    SubmitCommand(Surroundings here) {
        super(here);
    }

    @Override
    Work prepare() {
        EditJob edit = job.job(client.currency());
        return session -> {
            TaskSnapshot submitted = session.submit(edit);
            return Result.of(submitted.taskId().value(), Fields.of(submitted));
        };
    }
}
