package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.BatchCommandTest;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.store.SampleRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that cannot be used is reported before any request is sent. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class StoreFaultTest {

    @TempDir
    private Path folder;

    @AfterEach
    void nothingWasSent(FakeDashScope fake) {
        assertThat(fake.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "submit", "edit", "resume", "jobs"})
    void command_whoseStoreIsDamaged_exits1AndLeavesIt(String command, FakeDashScope fake) throws Exception {
        Path store = Files.writeString(folder.resolve("store"), "no store at all\n".repeat(1000));

        Cli.Ran ran = new Cli(fake, folder).run(command(command, store).toArray(new String[0]));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains(store.toString(), "damaged").doesNotContain("Unexpected");
        assertThat(store).hasContent("no store at all\n".repeat(1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "submit", "edit", "resume", "jobs"})
    void command_whoseStoreIsGone_exits1AndMakesNone(String command, FakeDashScope fake) throws Exception {
        Path store = folder.resolve("store");
        keepAJob(store);
        Files.delete(store);

        Cli.Ran ran = new Cli(fake, folder).run(command(command, store).toArray(new String[0]));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains(store.toString(), "it is gone", ".mark").doesNotContain("Unexpected");
        assertThat(store).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "resume", "jobs"})
    void command_whoseDefaultStoreIsGone_exits1AndMakesNone(String command, FakeDashScope fake) throws Exception {
        Path store = Files.createDirectory(folder.resolve("state")).resolve("jobs");
        keepAJob(store);
        Files.delete(store);
        List<String> all = command(command, store);

        Cli.Ran ran = new Cli(fake, folder).run(all.subList(0, all.size() - 2).toArray(new String[0]));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains(store.toString(), "it is gone", ".mark");
        assertThat(store).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "resume", "jobs"})
    void command_whoseDefaultStoreWasEmptied_exits1AndLeavesIt(String command, FakeDashScope fake) throws Exception {
        Path store = Files.createDirectory(folder.resolve("state")).resolve("jobs");
        keepAJob(store);
        Files.write(store, new byte[0]);
        List<String> all = command(command, store);

        Cli.Ran ran = new Cli(fake, folder).run(all.subList(0, all.size() - 2).toArray(new String[0]));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains(store.toString()).doesNotContain("Unexpected");
        assertThat(store).isEmptyFile();
    }

    private static void keepAJob(Path store) {
        try (JdbcJobStore made = JdbcJobStore.file(store)) {
            made.insertIfAbsent(SampleRecords.ready("order 1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "jobs"})
    void command_whoseStoreIsNewer_exits1(String command, FakeDashScope fake) throws Exception {
        Path store = folder.resolve("store");
        try (JdbcJobStore made = JdbcJobStore.file(store);
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            assertThat(made.toString()).contains("store");
            statement.execute("INSERT INTO wanedit_schema (version) VALUES (99)");
        }

        Cli.Ran ran = new Cli(fake, folder).run(command(command, store).toArray(new String[0]));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains("version 99");
    }

    @Test
    void batch_whoseStoreFolderCannotBe_exits1(FakeDashScope fake) throws Exception {
        Files.writeString(folder.resolve("state"), "a file in the place of the folder");

        Cli.Ran ran = new Cli(fake, folder)
                .run(command("batch", folder.resolve("unused")).subList(0, 4).toArray(new String[0]));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains("for the job store cannot be created", "name another place with --store.");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such permissions")
    void defaultStore_whenItIsMade_isForItsOwnerOnly(FakeDashScope fake) throws Exception {
        fake.close();
        new Cli(fake, folder)
                .run(command("batch", folder.resolve("unused")).subList(0, 4).toArray(new String[0]));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state"))))
                .isEqualTo("rwx------");
        assertThat(folder.resolve("state").resolve("jobs")).isNotEmptyFile();
    }

    @Test
    void batch_whoseDefaultStoreIsADatabaseOfH2_exits1AndLeavesIt(FakeDashScope fake) throws Exception {
        Path store = Files.createDirectory(folder.resolve("state")).resolve("jobs");
        Files.writeString(store, "H:2,block:3,blockSize:1000\n".repeat(1000));
        List<String> all = command("batch", store);

        Cli.Ran ran = new Cli(fake, folder).run(all.subList(0, all.size() - 2).toArray(new String[0]));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err()).contains(store.toString(), "it is a database of H2", "name another");
        assertThat(store).hasContent("H:2,block:3,blockSize:1000\n".repeat(1000));
    }

    private List<String> command(String command, Path store) throws Exception {
        Path jobs = Files.writeString(
                folder.resolve("jobs.jsonl"), BatchCommandTest.job("a").replace('\'', '"'));
        List<String> own = switch (command) {
            case "batch" ->
                List.of(
                        "batch",
                        jobs.toString(),
                        "--out",
                        folder.resolve("results").toString());
            case "submit", "edit" -> List.of(command, "--video", "https://example.com/clip.mp4");
            default -> List.of(command);
        };
        List<String> all = new ArrayList<>(own);
        all.addAll(List.of("--store", store.toString()));
        return all;
    }
}
