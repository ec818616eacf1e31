package dev.wanedit.cli.session;

import dev.wanedit.cli.option.ClientOptions;
import dev.wanedit.cli.option.OutputOptions;
import dev.wanedit.cli.process.Shell;
import dev.wanedit.cli.process.Surroundings;
import dev.wanedit.cli.result.Complaint;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TaskCanceledException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.task.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to go on after a command that ended before its task did: as commands that can be pasted.
 *
 * @param program how this program is called
 * @param service the options that lead to the same service
 * @param output the options that lead to the same file, after the same wait
 * @param simulated whether the tasks end with this process
 * @param again what goes on with the command's jobs, as a sentence; null if nothing but its task is kept
 */
public record Continuation(
        String program,
        String service,
        String output,
        boolean simulated,
        @Nullable String again) {

    private static final String SIMULATED = "The simulated service ends with this command, and its tasks with it.";

    public static Continuation of(Surroundings here, ClientOptions client, @Nullable OutputOptions output) {
        return new Continuation(
                here.program(), client.again(), output == null ? "" : output.again(), client.simulate, null);
    }

    /** For a command that waits: with its options for that. */
    public Continuation waiting(String options) {
        return new Continuation(program, service, output + options, simulated, again);
    }

    /** For a command whose jobs are kept: the one that goes on with them, without the program and the service. */
    public Continuation with(String command) {
        return keeping("Go on with: " + program + " " + command + service);
    }

    /** For a command whose jobs are kept, in words. */
    public Continuation keeping(String sentence) {
        return new Continuation(program, service, output, simulated, sentence);
    }

    /** Whether jobs are kept, so that it pays to write down what becomes of those that are on their way. */
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

    Complaint interruptedJobs() {
        String problem = simulated
                ? "Interrupted; the tasks were only simulated."
                : "Interrupted; tasks that were created go on, and are billed if they succeed.";
        return Complaint.of(List.of(problem), null, goOn());
    }

    /** What is left to do after this fault; nothing if the task has ended or never was. */
    List<String> after(Throwable fault, @Nullable TaskId task) {
        if (fault instanceof SubmitUncertainException) {
            return List.of(simulated ? SIMULATED : "Look with: " + listCommand());
        }
        boolean ended = fault instanceof TaskFailedException
                || fault instanceof TaskCanceledException
                || fault instanceof TaskExpiredException;
        return task == null || ended || fault instanceof ConfigurationException ? List.of() : goOn(task);
    }

    Complaint interruptedBeforeTask() {
        return Complaint.of(
                List.of("Interrupted while the job was being submitted."),
                null,
                List.of(
                        simulated
                                ? SIMULATED
                                : again == null ? "Whether a task was created shows: " + listCommand() : again));
    }

    Complaint interrupted(TaskId task) {
        String problem = simulated
                ? "Interrupted; task " + task + " was only simulated."
                : "Interrupted; task " + task + " goes on, and is billed if it succeeds.";
        return Complaint.of(List.of(problem), task, goOn(task));
    }

    private List<String> goOn(TaskId task) {
        return simulated ? List.of(SIMULATED) : List.of(again == null ? "Go on with: " + awaitCommand(task) : again);
    }

    private String awaitCommand(TaskId task) {
        return program + " await " + Shell.quote(task.value()) + output + service;
    }

    private String listCommand() {
        return program + " list --since 15m" + service;
    }
}
