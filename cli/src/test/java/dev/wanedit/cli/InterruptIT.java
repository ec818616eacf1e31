package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, with a real process and a real signal. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGINT to send to another process")
class InterruptIT {

    @TempDir
    private Path folder;

    @Test
    void edit_whenInterruptedAtItsTask_leavesTheTaskAndSaysHowToGoOn(FakeDashScope fake) throws Exception {
        fake.everyTask(TaskScript.statuses("RUNNING"));
        Path target = folder.resolve("edited.mp4");

        try (PackedProgram program = edit(fake, "--out", target.toString())) {
            String created = program.awaitOnStderr("is created");
            program.awaitOnStderr("running");
            program.interrupt();
            Cli.Ran ran = program.end();

            String task = fake.tasks().get(0).id();
            assertThat(created).contains(task);
            assertThat(ran.exitCode()).isEqualTo(130);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err())
                    .contains("Interrupted; task " + task + " continues")
                    .contains("Continue with: " + PackedProgram.NAME + " await " + task + " --out " + target
                            + " --base-url " + fake.baseUrl());
        }
        assertThat(fake.count(RequestKind.CANCEL)).isZero();
        assertThat(fake.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.status()).isEqualTo("RUNNING"));
        assertThat(target).doesNotExist();
    }

    @Test
    void edit_whenInterruptedWithJson_endsWithAnErrorEvent(FakeDashScope fake) throws Exception {
        fake.everyTask(TaskScript.statuses("RUNNING"));

        try (PackedProgram program = edit(fake, "--json")) {
            program.awaitOnStderr("running");
            program.interrupt();
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).isEqualTo(130);
            assertThat(ran.lastEvent())
                    .containsEntry("event", "error")
                    .containsEntry("task_id", fake.tasks().get(0).id())
                    .hasEntrySatisfying(
                            "hint", hint -> assertThat(hint).asString().contains(PackedProgram.NAME + " await"));
        }
    }

    @Test
    void edit_whenInterruptedDuringTheSubmit_pointsToTheList(FakeDashScope fake) throws Exception {
        fake.inject(RequestKind.CREATE, Fault.late());

        try (PackedProgram program = edit(fake)) {
            assertThat(fake.awaitHeld(1, PackedProgram.SOON)).isTrue();
            program.interrupt();
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).isEqualTo(130);
            assertThat(ran.err())
                    .contains("To see whether a task was created: " + PackedProgram.NAME + " list --since 15m");
        }
        assertThat(fake.count(RequestKind.CREATE)).isOne();
        fake.release();
    }

    private PackedProgram edit(FakeDashScope fake, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of("edit", "--video", "https://example.com/clip.mp4"));
        args.addAll(List.of("--base-url", fake.baseUrl().toString(), "--first-poll", "0s", "--poll-every", "50ms"));
        args.addAll(List.of(more));
        return PackedProgram.start(folder, Map.of("DASHSCOPE_API_KEY", fake.apiKey()), args.toArray(new String[0]));
    }
}
