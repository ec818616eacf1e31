package dev.wanedit.cli.session;

import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.option.OutputOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.process.Shell;
import dev.wanedit.cli.result.FailureMessage;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TaskCanceledException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.task.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to continue after a command that ended before its task: commands that users can paste.
 *
 * @param program the command that starts this program
 * @param service the options for the same service
 * @param output the options for the same file and the same wait
 * @param simulated true if the tasks end with this process
 * @param again a sentence that says which command continues with the jobs; null if only the task is kept
 */
public record ResumeCommands(
        String program,
        String service,
        String output,
        boolean simulated,
        @Nullable String again) {

    private static final String SIMULATED = "The simulated service ends with this command, and its tasks with it.";

    public static ResumeCommands of(Environment here, ClientOptions client, @Nullable OutputOptions output) {
        return new ResumeCommands(
                here.program(), client.again(), output == null ? "" : output.again(), client.simulate, null);
    }

    /** For a command that waits: adds its options for waiting. */
    public ResumeCommands waiting(String options) {
        return new ResumeCommands(program, service, output + options, simulated, again);
    }

    /**
     * For a command whose jobs are kept: the command that continues with them, without the program and the service
     * options.
     */
    public ResumeCommands with(String command) {
        return keeping("Continue with: " + program + " " + command + service);
    }

    /** For a command whose jobs are kept: the same as a sentence. */
    public ResumeCommands keeping(String sentence) {
        return new ResumeCommands(program, service, output, simulated, sentence);
    }

    /** True if jobs are kept, so that the outcomes of running jobs should be recorded. */
    boolean keeps() {
        return again != null;
    }

    /** For a command about many jobs. */
    public List<String> goOn() {
        return List.of(simulated || again == null ? SIMULATED : again);
    }

    public List<String> download(TaskId task) {
        String command = program + " download " + Shell.quote(task.value()) + service;
        return List.of(simulated ? SIMULATED : "Download it with: " + command);
    }

    public List<String> cancel(TaskId task) {
        String command = program + " cancel " + Shell.quote(task.value()) + service;
        return List.of(simulated ? SIMULATED : "Cancel it with: " + command);
    }

    FailureMessage interruptedJobs() {
        String problem = simulated
                ? "Interrupted; the tasks were only simulated."
                : "Interrupted; tasks that were created continue, and are billed if they succeed.";
        return FailureMessage.of(List.of(problem), null, goOn());
    }

    /** What to do after this fault; empty if the task has ended or never existed. */
    List<String> after(Throwable fault, @Nullable TaskId task) {
        if (fault instanceof SubmitUncertainException) {
            return List.of(simulated ? SIMULATED : "Check with: " + listCommand());
        }
        boolean ended = fault instanceof TaskFailedException
                || fault instanceof TaskCanceledException
                || fault instanceof TaskExpiredException;
        return task == null || ended || fault instanceof ConfigurationException ? List.of() : goOn(task);
    }

    FailureMessage interruptedBeforeTask() {
        return FailureMessage.of(
                List.of("Interrupted while the job was being submitted."),
                null,
                List.of(
                        simulated
                                ? SIMULATED
                                : again == null ? "To see whether a task was created: " + listCommand() : again));
    }

    FailureMessage interrupted(TaskId task) {
        String problem = simulated
                ? "Interrupted; task " + task + " was only simulated."
                : "Interrupted; task " + task + " continues, and is billed if it succeeds.";
        return FailureMessage.of(List.of(problem), task, goOn(task));
    }

    private List<String> goOn(TaskId task) {
        return simulated ? List.of(SIMULATED) : List.of(again == null ? "Continue with: " + awaitCommand(task) : again);
    }

    private String awaitCommand(TaskId task) {
        return program + " await " + Shell.quote(task.value()) + output + service;
    }

    private String listCommand() {
        return program + " list --since 15m" + service;
    }
}
