package dev.wanedit.cli;

import dev.wanedit.engine.Submission;
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

    @Mixin
    private final KeyOptions key = new KeyOptions();

    SubmitCommand(Surroundings here) {
        super(here);
    }

    @Override
    JobSettings jobs(Report report) {
        return key.settings();
    }

    @Override
    Continuation continuation() {
        return key.continuation(super.continuation(), "");
    }

    @Override
    Work prepare() {
        Submission submission = key.submission(job.job(client.currency()));
        return session -> {
            TaskSnapshot submitted = session.submit(submission);
            return Result.of(submitted.taskId().value(), Fields.of(submitted));
        };
    }
}
