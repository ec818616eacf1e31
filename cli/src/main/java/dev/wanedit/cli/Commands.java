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
import dev.wanedit.cli.command.ReportCommand;
import dev.wanedit.cli.command.ResumeCommand;
import dev.wanedit.cli.command.StatusCommand;
import dev.wanedit.cli.command.SubmitCommand;
import dev.wanedit.cli.doctor.DoctorCommand;
import dev.wanedit.cli.process.Environment;
import java.util.Arrays;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;

/** The commands of the program, in the order of its help. */
enum Commands {
    EDIT("edit"),
    QUOTE("quote"),
    SUBMIT("submit"),
    BATCH("batch"),
    REPORT("report"),
    JOBS("jobs"),
    RESUME("resume"),
    AWAIT("await"),
    STATUS("status"),
    CANCEL("cancel"),
    LIST("list"),
    DOWNLOAD("download"),
    DOCTOR("doctor"),
    FAKE_SERVER("fake-server"),
    GENERATE_COMPLETION("generate-completion");

    private final String name;

    Commands(String name) {
        this.name = name;
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

    /** A switch, and no constructor beside each name: those would be linked, and their classes loaded, all at once. */
    private Object made(Environment here) {
        return switch (this) {
            case EDIT -> new EditCommand(here);
            case QUOTE -> new QuoteCommand(here);
            case SUBMIT -> new SubmitCommand(here);
            case BATCH -> new BatchCommand(here);
            case REPORT -> new ReportCommand(here);
            case JOBS -> new JobsCommand(here);
            case RESUME -> new ResumeCommand(here);
            case AWAIT -> new AwaitCommand(here);
            case STATUS -> new StatusCommand(here);
            case CANCEL -> new CancelCommand(here);
            case LIST -> new ListCommand(here);
            case DOWNLOAD -> new DownloadCommand(here);
            case DOCTOR -> new DoctorCommand(here);
            case FAKE_SERVER -> new FakeServerCommand(here);
            case GENERATE_COMPLETION -> new GenerateCompletion();
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
