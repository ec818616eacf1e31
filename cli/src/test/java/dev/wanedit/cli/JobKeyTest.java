package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.record.JobPhase;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One job under a key of the user's own, from one command to the next. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class JobKeyTest {

    private static final String URL = "https://example.com/clip.mp4";

    private final StoresInMemory stores = new StoresInMemory();

    @TempDir
    private Path folder;

    @BeforeEach
    void letTasksSucceed(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
    }

    @Test
    void submit_givenTwiceWithAKey_makesOneTask(FakeDashScope fake) {
        Cli cli = new Cli(fake, folder, stores);
        Cli.Ran first = cli.run("submit", "--video", URL, "--job-key", "order 7");
        Cli.Ran second = cli.run("submit", "--video", URL, "--job-key", "order 7");

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out())
                .isEqualTo(first.out())
                .contains(fake.tasks().get(0).id());
        assertThat(first.err()).contains("is created.").doesNotContain("known");
        assertThat(second.err()).contains("Task " + fake.tasks().get(0).id() + " is known already.");
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void edit_givenAgainWithAKey_goesOnWithTheTaskAndThenHasItsFile(FakeDashScope fake) {
        Cli cli = new Cli(fake, folder, stores);
        Path target = folder.resolve("edited.mp4");
        String[] edit = {"edit", "--video", URL, "--job-key", "k", "--out", target.toString()};
        cli.run("submit", "--video", URL, "--job-key", "k");

        Cli.Ran first = cli.run(edit);
        int asked = fake.requests().size();
        Cli.Ran again = cli.run(edit);

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).contains("is known already.").doesNotContain("created", "queued");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo(target + System.lineSeparator());
        assertThat(again.err()).doesNotContain("already at");
        assertThat(target).hasBinaryContent(FakeDashScope.clip());
        assertThat(fake.count(RequestKind.CREATE)).isOne();
        assertThat(fake.requests()).hasSize(asked);
        assertThat(stores.kept(folder.resolve("state").resolve("jobs")).get(0).phase())
                .isEqualTo(JobPhase.ARCHIVED);
    }

    @Test
    void edit_givenAgainWithAnotherPlace_saysWhereTheResultIsAndPutsNothingThere(FakeDashScope fake) {
        Cli cli = new Cli(fake, folder, stores);
        Path first = folder.resolve("first.mp4");
        Path second = folder.resolve("second.mp4");
        cli.run("edit", "--video", URL, "--job-key", "k", "--out", first.toString());

        Cli.Ran ran = cli.run("edit", "--video", URL, "--job-key", "k", "--out", second.toString(), "--json");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("the result is already at " + first + "; nothing was written to " + second);
        assertThat(ran.lastEvent()).containsEntry("file", first.toString()).containsKey("message");
        assertThat(second).doesNotExist();
    }

    @Test
    void edit_whoseTargetIsAnotherFile_sendsNothing(FakeDashScope fake) throws IOException {
        Path target = Files.writeString(folder.resolve("edited.mp4"), "mine");

        Cli.Ran ran =
                new Cli(fake, folder, stores).run("edit", "--video", URL, "--job-key", "k", "--out", target.toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--out:", "exists already");
        assertThat(fake.requests()).isEmpty();
        assertThat(target).hasContent("mine");
    }

    @Test
    void submit_ofAnotherJobUnderAUsedKey_exits2(FakeDashScope fake) {
        Cli cli = new Cli(fake, folder, stores);
        cli.run("submit", "--video", URL, "--job-key", "k");

        Cli.Ran ran = cli.run("submit", "--video", URL, "--prompt", "another", "--job-key", "k");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--job-key: k is the key of a different job");
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void submit_whoseKeyHasHalfACharacter_exits2(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("submit", "--video", URL, "--job-key", "order \ud83c");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("--job-key", "half of a surrogate pair at character 7");
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void submit_withAStoreAndNoKey_isKeptUnderARandomOne(FakeDashScope fake) {
        Path store = folder.resolve("mine");

        Cli.Ran ran = new Cli(fake, folder, stores).run("submit", "--video", URL, "--store", store.toString());

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(stores.kept(store)).singleElement().satisfies(job -> {
            assertThat(job.taskId()).hasToString(fake.tasks().get(0).id());
            assertThat(job.key().value()).hasSize(36);
        });
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void submit_withNeitherKeyNorStore_leavesNoStore(FakeDashScope fake) {
        new Cli(fake, folder, stores).run("submit", "--video", URL);

        assertThat(folder).isEmptyDirectory();
        assertThat(stores.isEmpty()).isTrue();
    }

    @Test
    void submit_simulatedWithAKey_leavesTheUsersStoreAlone(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder, stores).run("submit", "--simulate", "--video", URL, "--job-key", "k");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(folder).isEmptyDirectory();
        assertThat(stores.isEmpty()).isTrue();
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void edit_givenAgainAfterALostAnswer_adoptsTheTaskIfThatIsWanted(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.closeWithoutAnswer().processed());
        Cli cli = new Cli(fake, folder, stores);
        cli.run("edit", "--video", URL, "--job-key", "k");
        fake.clock().advance(Duration.ofHours(3));

        Cli.Ran ran = cli.run("edit", "--video", URL, "--job-key", "k", "--on-uncertain", "adopt", "--settling", "5s");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("is known already.");
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void edit_whenTheAnswerIsLost_tellsItUnlessToldOtherwise(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.closeWithoutAnswer().processed());

        Cli.Ran ran = new Cli(fake, folder, stores).run("edit", "--video", URL, "--job-key", "k");

        assertThat(ran.exitCode()).isEqualTo(7);
        assertThat(ran.err()).contains("uncertain");
        assertThat(stores.kept(folder.resolve("state").resolve("jobs")).get(0).phase())
                .isEqualTo(JobPhase.UNCERTAIN);
    }

    @Test
    void edit_whoseWaitRunsOut_saysThatTheSameCommandGoesOn(FakeDashScope fake) {
        fake.nextTask(TaskScript.statuses("RUNNING"));

        Cli.Ran ran = new Cli(fake, folder, stores).run("edit", "--video", URL, "--job-key", "k", "--await", "9s");

        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.err()).contains("Continue with the same command");
    }

    @Test
    void edit_withAStoreAndNoKeyWhoseWaitRunsOut_pointsToResume(FakeDashScope fake) {
        fake.nextTask(TaskScript.statuses("RUNNING"));
        Path store = folder.resolve("mine");

        Cli.Ran ran =
                new Cli(fake, folder, stores).run("edit", "--video", URL, "--store", store.toString(), "--await", "9s");

        assertThat(ran.exitCode()).isEqualTo(6);
        assertThat(ran.err()).contains("Continue with: wanedit resume --store " + store);
    }
}
