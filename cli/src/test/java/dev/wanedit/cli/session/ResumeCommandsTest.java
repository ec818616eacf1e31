package dev.wanedit.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.cli.StoresInMemory;
import dev.wanedit.cli.command.BatchCommandTest;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command that continues another one has the same options. The rig gives each command four more options. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ResumeCommandsTest {

    private static final String URL = "https://example.com/clip.mp4";
    private static final String OF_RIG =
            " --transport retrofit --connect-timeout 1h --call-timeout 1h --first-poll 0m --poll-every 500ms";

    private final StoresInMemory stores = new StoresInMemory();

    @TempDir
    private Path folder;

    @BeforeEach
    void letTasksRun(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("RUNNING"));
    }

    @Test
    void edit_whoseWaitRunsOut_hintsAtAwaitWithAllThatWasGiven(FakeDashScope fake) {
        Cli.Ran ran = run(fake, "edit", "--video", URL, "--out", "a b.mp4", "--sha256", "--await", "9s");

        String task = fake.tasks().get(0).id();
        assertThat(ran.err())
                .contains("Continue with: wanedit await " + task + " --out 'a b.mp4' --sha256 --await 9s" + OF_RIG);
    }

    @Test
    void await_whoseWaitRunsOut_hintsAtItself(FakeDashScope fake) {
        run(fake, "submit", "--video", URL);
        String task = fake.tasks().get(0).id();

        Cli.Ran ran = run(fake, "await", task, "--await", "9s", "--no-download");

        assertThat(ran.err()).contains("Continue with: wanedit await " + task + " --await 9s --no-download" + OF_RIG);
    }

    @Test
    void edit_withAStoreAndNoKey_hintsAtResumeWithAllThatWasGiven(FakeDashScope fake) {
        String store = folder.resolve("mine").toString();

        Cli.Ran ran = run(fake, "edit", "--video", URL, "--store", store, "--settling", "3h", "--await", "9s");

        assertThat(ran.err())
                .contains("Continue with: wanedit resume --store " + store + " --settling 3h --await 9s" + OF_RIG);
    }

    @Test
    void batch_whoseWaitRunsOut_hintsAtItself(FakeDashScope fake) throws IOException {
        Path jobs = Files.writeString(
                folder.resolve("jobs.jsonl"), BatchCommandTest.job("a").replace('\'', '"'));
        String results = folder.resolve("results").toString();
        String store = folder.resolve("mine").toString();
        String[] given = {"--concurrency", "2", "--store", store, "--on-uncertain", "adopt", "--settling", "3h"};

        Cli.Ran ran = run(fake, concat(concat(given, "--await", "9s"), "batch", jobs.toString(), "--out", results));

        assertThat(ran.err())
                .contains("Continue with: wanedit batch " + jobs + " --out " + results + " " + String.join(" ", given)
                        + " --await 9s" + OF_RIG);
    }

    @Test
    void resume_whoseJobStaysUncertain_hintsAtItself(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.closeWithoutAnswer().processed());
        run(fake, "submit", "--video", URL, "--job-key", "lost");
        fake.clock().advance(Duration.ofHours(3));

        Cli.Ran ran = run(fake, "resume", "--on-uncertain", "fail", "--settling", "3h", "--await", "9s");

        assertThat(ran.err()).contains("wanedit resume --on-uncertain fail --settling 3h --await 9s" + OF_RIG);
    }

    private Cli.Ran run(FakeDashScope fake, String... args) {
        return new Cli(fake, folder, stores).run(concat(new String[] {"--transport", "retrofit"}, args));
    }

    /** The second ones go first, since a command's name does. */
    private static String[] concat(String[] last, String... first) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(last)).toArray(String[]::new);
    }
}
