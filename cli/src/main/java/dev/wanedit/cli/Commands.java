package dev.wanedit.cli;

import dev.wanedit.cli.command.AwaitCommand;
import dev.wanedit.cli.command.BatchCommand;
import dev.wanedit.cli.command.CancelCommand;
import dev.wanedit.cli.command.DownloadCommand;
import dev.wanedit.cli.command.EditCommand;
import dev.wanedit.cli.command.FakeServerCommand;
import dev.wanedit.cli.command.JobsCommand;
import dev.wanedit.cli.command.ListCommand;
import dev.wanedit.cli.command.QuoteCommand;
import dev.wanedit.cli.command.ResumeCommand;
import dev.wanedit.cli.command.StatusCommand;
import dev.wanedit.cli.command.SubmitCommand;
import dev.wanedit.cli.process.Environment;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.AutoComplete.GenerateCompletion;

/** The commands of the program, in the order of its help. */
enum Commands {
    EDIT("edit", EditCommand::new),
    QUOTE("quote", QuoteCommand::new),
    SUBMIT("submit", SubmitCommand::new),
    BATCH("batch", BatchCommand::new),
    JOBS("jobs", JobsCommand::new),
    RESUME("resume", ResumeCommand::new),
    AWAIT("await", AwaitCommand::new),
    STATUS("status", StatusCommand::new),
    CANCEL("cancel", CancelCommand::new),
    LIST("list", ListCommand::new),
    DOWNLOAD("download", DownloadCommand::new),
    FAKE_SERVER("fake-server", FakeServerCommand::new),
    GENERATE_COMPLETION("generate-completion", here -> new GenerateCompletion());

    private final String name;
    private final Function<Environment, Object> making;

    Commands(String name, Function<Environment, Object> making) {
        this.name = name;
        this.making = making;
    }

    /**
     * The command that the first argument names, alone: to read the options of the others takes as much CPU time as a
     * request. All of them if it names none, and if the command is about the others.
     */
    static List<Object> named(String[] args, Environment here) {
        return Arrays.stream(values())
                .filter(command -> args.length > 0 && command.name.equals(args[0]))
                .filter(command -> command != GENERATE_COMPLETION)
                .findFirst()
                .map(command -> List.of(command.made(here)))
                .orElseGet(() -> Arrays.stream(values())
                        .map(command -> command.made(here))
                        .toList());
    }

    private Object made(Environment here) {
        return making.apply(here);
    }

    @Override
    public String toString() {
        return name;
    }
}
