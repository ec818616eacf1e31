package dev.wanedit.cli.option;

import dev.wanedit.task.TaskId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The task that a command is about. */
public final class TaskParameter {

    @Parameters(paramLabel = "TASK", converter = Converter.class, description = "the task's id")
    @Nullable
    TaskId task;

    /** Never null here: the parser refuses a command line without it. */
    public TaskId id() {
        if (task == null) {
            throw new IllegalStateException("TASK is missing");
        }
        return task;
    }

    static final class Converter implements ITypeConverter<TaskId> {
        @Override
        public TaskId convert(String text) {
            try {
                return new TaskId(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
