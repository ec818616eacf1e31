package dev.wanedit.cli.command;

import dev.wanedit.cli.option.Durations;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.result.ExitCodes;
import dev.wanedit.cli.result.Fields;
import dev.wanedit.cli.result.Result;
import dev.wanedit.cli.result.TaskTable;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.job.EditJob;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "list",
        description = "Lists the account's video edits of the last 24 hours.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        sortOptions = false)
public final class ListCommand extends TaskCommand {

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            converter = StatusConverter.class,
            description = "only tasks with this status: pending, running, succeeded, failed, canceled")
    private @Nullable TaskStatus status;

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            converter = Durations.Positive.class,
            description = "only tasks created in the last DURATION, up to 24h")
    private @Nullable Duration since;

    @Option(names = "--page", paramLabel = "N", description = "the page to list, from 1, which has the newest tasks")
    private int page = 1;

    @Option(names = "--page-size", paramLabel = "N", description = "tasks on a page, 1 to 100, default 100")
    private int pageSize = 100;

    public ListCommand(Environment here) {
        super(here);
    }

    @Override
    Work prepare() {
        TaskFilter filter = filter();
        return session -> {
            TaskPage found = session.blocking(session.service().rx().list(filter));
            String pages = "Page " + found.page() + " of " + found.totalPages() + ", " + found.total() + " in all.";
            return new Result(TaskTable.of(found.tasks()), pages, Fields.of(found), ExitCodes.DONE);
        };
    }

    private TaskFilter filter() {
        if (since != null && since.compareTo(TaskFilter.MAX_SPAN) > 0) {
            throw new ConfigurationException(
                    "--since " + Durations.spelled(since) + " is too long.", "The service lists up to 24h.");
        }
        Instant now = here.clock().instant();
        try {
            TaskFilter all = new TaskFilter(status, null, null, EditJob.MODEL, null, page, pageSize);
            return since == null ? all : all.between(now.minus(since), now);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "--page or --page-size is not valid: " + e.getMessage() + ".", "Correct it.", e);
        }
    }

    static final class StatusConverter implements ITypeConverter<TaskStatus> {
        @Override
        public TaskStatus convert(String text) {
            TaskStatus parsed = TaskStatus.parse(text);
            if (parsed == TaskStatus.UNRECOGNIZED) {
                throw new TypeConversionException(
                        "'" + text + "' is none of pending, running, suspended, succeeded, failed, canceled, unknown");
            }
            return parsed;
        }
    }
}
