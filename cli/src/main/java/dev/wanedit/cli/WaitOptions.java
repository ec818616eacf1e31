package dev.wanedit.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command waits for the end of a task. */
final class WaitOptions {

    private static final Duration USUAL = Duration.ofMinutes(30);

    @Option(
            names = "--await",
            paramLabel = "DURATION",
            converter = Durations.Positive.class,
            description = "longest wait, 30m unless set; it ends the wait, not the task")
    Duration await = USUAL;

    /** The same options, to be pasted behind another command. */
    String again() {
        return await.equals(USUAL) ? "" : " --await " + Durations.spelled(await);
    }
}
