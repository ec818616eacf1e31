package dev.wanedit.cli.option;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command waits for the end of a task. */
public final class WaitOptions {

    private static final Duration USUAL = Duration.ofMinutes(30);

    @Option(
            names = "--await",
            paramLabel = "DURATION",
            converter = Durations.Positive.class,
            description =
                    "longest wait for the task's end, 30m unless set; it ends the wait, not the task. The download"
                            + " that follows has its own limit: it ends when less than 64 KiB are received in a minute")
    public Duration await = USUAL;

    /** The same options, to be appended to another command. */
    public String again() {
        return await.equals(USUAL) ? "" : " --await " + Durations.spelled(await);
    }
}
