package dev.wanedit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wanedit.cli.Cli;
import dev.wanedit.cli.StoresInMemory;
import dev.wanedit.record.JobPhase;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.FakeTask;
import dev.wanedit.testkit.service.TaskScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records of jobs in a store, and how jobs are resumed. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ResumeCommandTest {

    private static final String URL = "https://example.com/clip.mp4";

    private final StoresInMemory stores = new StoresInMemory();

    @TempDir
    private Path folder;

    @Test
    void resume_whenATaskHasEnded_bringsItsResultToWhereItWasToGo(FakeDashScope fake) {
        Path target = folder.resolve("edited.mp4");
        fake.nextTask(TaskScript.timed(Duration.ZERO, Duration.ofHours(1)));
        cli(fake).run("edit", "--video", URL, "--job-key", "a", "--out", target.toString(), "--await", "9s");
        fake.clock().advance(Duration.ofHours(1));

        Cli.Ran ran = cli(fake).run("resume");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().strip()).isEqualTo(target.toString());
        assertThat(target).hasBinaryContent(FakeDashScope.clip());
        assertThat(ran.err()).contains("a: succeeded", "1 done, 0 failed, 0 uncertain, 0 open.");
        assertThat(cli(fake).run("resume").err()).contains("0 done, 0 failed, 0 uncertain, 0 open.");
    }

    @Test
    void resume_whenARecordCannotBeRead_tellsItAndGoesOnWithAllOthers(FakeDashScope fake) throws Exception {
        Cli onDisk = new Cli(fake, folder);
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        for (String key : List.of("a", "b", "c")) {
            onDisk.run("submit", "--video", URL, "--job-key", key);
        }
        damage(folder.resolve("state").resolve("jobs"), "b");

        Cli.Ran ran = onDisk.run("resume");

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err())
                .contains("a: succeeded", "c: succeeded", "b: ", "has a damaged record")
                .contains("0 done, 0 failed, 0 uncertain, 3 open.");
    }

    /** Makes the record of this key one that cannot be read. */
    static void damage(Path store, String key) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                PreparedStatement damage =
                        connection.prepareStatement("UPDATE wanedit_job SET snapshot = '{' WHERE job_key = ?")) {
            damage.setString(1, key);
            assertThat(damage.executeUpdate()).as("records in " + store).isOne();
        }
    }

    @Test
    void resume_ofAJobWithoutTarget_saysHowToDownloadIt(FakeDashScope fake) {
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        cli(fake).run("submit", "--video", URL, "--job-key", "a");

        Cli.Ran ran = cli(fake).run("resume", "--region", "singapore");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err())
                .contains("a: succeeded; the place for its result is not known")
                .contains("Download it with: wanedit download "
                        + fake.tasks().get(0).id() + " --region singapore");
    }

    @Test
    void resume_ofAJobThatWasSurelyNotSent_saysSoAndSendsNothing(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.error(401, "InvalidApiKey", "no"));
        cli(fake).run("submit", "--video", URL, "--job-key", "a");

        Cli.Ran ran = cli(fake).run("resume");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("a: certainly not sent", "--job-key", "1 open");
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void resume_ofALostAnswer_adoptsTheOnlyTaskThatCanBeIts(FakeDashScope fake) {
        Path target = folder.resolve("edited.mp4");
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        loseAnswer(fake, "--out", target.toString());
        fake.clock().advance(Duration.ofHours(3));

        Cli.Ran ran = cli(fake).run("resume", "--settling", "5s");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(target).hasBinaryContent(FakeDashScope.clip());
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void resume_ofALostAnswerWithSeveralCandidates_namesThemAndExits7(FakeDashScope fake) {
        loseAnswer(fake);
        cli(fake).run("submit", "--video", URL);
        List<String> tasks = fake.tasks().stream().map(FakeTask::id).toList();
        fake.clock().advance(Duration.ofHours(3));

        Cli.Ran ran = cli(fake).run("resume", "--settling", "5s", "--json");

        assertThat(ran.exitCode()).isEqualTo(7);
        assertThat(ran.events())
                .filteredOn(event -> event.get("event").equals("job"))
                .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("outcome", "uncertain")
                .hasEntrySatisfying(
                        "candidates",
                        found -> assertThat(found)
                                .asInstanceOf(InstanceOfAssertFactories.LIST)
                                .containsExactlyInAnyOrderElementsOf(tasks));
        assertThat(ran.err()).contains(tasks.get(0), tasks.get(1), "Continue with: wanedit resume");
    }

    @Test
    void resume_ofALostAnswerThatIsOnlyToBeTold_looksForNothing(FakeDashScope fake) {
        loseAnswer(fake);
        int asked = fake.requests().size();

        Cli.Ran ran = cli(fake).run("resume", "--on-uncertain", "fail");

        assertThat(ran.exitCode()).isEqualTo(7);
        assertThat(fake.requests()).hasSize(asked);
    }

    @Test
    void resume_whenTheTaskHasFailed_exits4(FakeDashScope fake) {
        fake.nextTask(TaskScript.statuses("FAILED").failing("InvalidParameter", "The size is not match"));
        cli(fake).run("submit", "--video", URL, "--job-key", "a");

        Cli.Ran ran = cli(fake).run("resume");

        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err())
                .contains("a: error: ", "The size is not match", "1 failed")
                .doesNotContain("Continue with");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resubmit", "RESUBMIT"})
    void resume_toldToSendAgain_exits2(String policy, FakeDashScope fake) {
        Cli.Ran ran = cli(fake).run("resume", "--on-uncertain", policy);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("resume sends no job");
    }

    @Test
    void resume_withAPolicyThatThereIsNot_namesItsOwnOnly(FakeDashScope fake) {
        Cli.Ran ran = cli(fake).run("resume", "--on-uncertain", "guess");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("'guess' is none of fail, adopt").doesNotContain("resubmit");
    }

    @Test
    void resume_simulatedOverAStore_leavesItsJobsAlone(FakeDashScope fake) {
        String store = folder.resolve("mine").toString();
        cli(fake).run("submit", "--video", URL, "--job-key", "a", "--store", store);

        Cli.Ran ran = cli(fake).run("resume", "--simulate", "--store", store);

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err())
                .contains("--simulate uses a fake service, which knows none of the jobs in --store " + store);
        assertThat(cli(fake).run("jobs", "--store", store).out()).contains(JobPhase.PENDING.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "jobs"})
    void help_ofACommandThatOnlyGoesOn_speaksOfItsOwnOptions(String command, FakeDashScope fake) {
        Cli.Ran ran = cli(fake).run(command, "--help");

        assertThat(ran.out()).contains("--store=FILE").doesNotContain("with --simulate", "resubmit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "jobs"})
    void command_overAnEmptyFile_makesNoStoreOfIt(String command, FakeDashScope fake) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));

        Cli.Ran ran = new Cli(fake, folder).run(command, "--store", empty.toString());

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("The file " + empty + " is empty.");
        assertThat(empty).isEmptyFile();
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "jobs"})
    void command_overAStoreThatIsNotThere_makesNone(String command, FakeDashScope fake) {
        Path none = folder.resolve("none");

        assertThat(cli(fake).run(command, "--store", none.toString()))
                .satisfies(ran -> assertThat(ran.exitCode()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("There is no job store " + none));
        assertThat(cli(fake).run(command).exitCode()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void jobs_whenListed_tellsWhereEachStands(FakeDashScope fake) {
        Path target = folder.resolve("edited.mp4");
        fake.everyTask(TaskScript.statuses("SUCCEEDED"));
        cli(fake).run("edit", "--video", URL, "--job-key", "done", "--out", target.toString());
        loseAnswer(fake);

        Cli.Ran all = cli(fake).run("jobs");
        Cli.Ran open = cli(fake).run("jobs", "--open");

        String task = fake.tasks().get(0).id();
        String now = fake.clock().instant().toString();
        assertThat(all.exitCode()).isZero();
        assertThat(all.out().lines()).first().asString().matches("KEY +PHASE +TASK +SINCE +TARGET");
        assertThat(all.out()).containsPattern("done +ARCHIVED +" + task + " +" + now.substring(0, 19) + "Z +" + target);
        assertThat(all.out()).containsPattern("lost +UNCERTAIN +- ");
        assertThat(all.err()).contains("2 jobs, 1 open.");
        assertThat(open.out()).contains("lost").doesNotContain("done");
    }

    @Test
    @SuppressWarnings("unchecked")
    void jobs_whenARecordIsDamaged_listsTheOthersAndNamesIt(FakeDashScope fake) throws Exception {
        Cli onDisk = new Cli(fake, folder);
        for (String key : List.of("a", "b", "c")) {
            onDisk.run("submit", "--video", URL, "--job-key", key);
        }
        damage(folder.resolve("state").resolve("jobs"), "b");

        Cli.Ran ran = onDisk.run("jobs");
        Cli.Ran json = onDisk.run("jobs", "--json");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).containsPattern("a +PENDING").containsPattern("c +PENDING");
        assertThat(ran.err()).contains("b: error: ", "has a damaged record", "2 jobs, 2 open, 1 damaged.");
        assertThat((List<Map<String, Object>>) json.lastEvent().get("jobs"))
                .extracting(job -> job.get("job_key"))
                .containsExactly("a", "c");
        assertThat(json.events())
                .filteredOn(event -> event.get("event").equals("damaged"))
                .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("job_key", "b");
    }

    @Test
    @SuppressWarnings("unchecked")
    void jobs_withJson_tellsThemInOneEvent(FakeDashScope fake) {
        cli(fake).run("submit", "--video", URL, "--job-key", "a");

        Cli.Ran ran = cli(fake).run("jobs", "--json");

        assertThat((List<Map<String, Object>>) ran.lastEvent().get("jobs"))
                .extracting(job -> job.get("job_key"), job -> job.get("phase"), job -> job.get("task_id"))
                .containsExactly(
                        tuple("a", JobPhase.PENDING.name(), fake.tasks().get(0).id()));
    }

    private void loseAnswer(FakeDashScope fake, String... more) {
        fake.inject(RequestKind.CREATE, Fault.closeWithoutAnswer().processed());
        String[] edit = {"edit", "--video", URL, "--job-key", "lost"};
        String[] all = Stream.concat(Arrays.stream(edit), Arrays.stream(more)).toArray(String[]::new);
        assertThat(cli(fake).run(all).exitCode()).isEqualTo(7);
    }

    private Cli cli(FakeDashScope fake) {
        return new Cli(fake, folder, stores);
    }
}
