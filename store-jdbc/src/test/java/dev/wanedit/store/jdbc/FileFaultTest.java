package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import dev.wanedit.testkit.store.SampleRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** A file that cannot be a store says so when it is opened, and is left as it is. */
class FileFaultTest {

    private static final int RECORDS = 40;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4096, 8192, 100_000})
    void file_whenItIsNoStore_isLeftAlone(int length) throws Exception {
        byte[] garbage = new byte[length];
        new Random(length).nextBytes(garbage);
        Path file = Files.write(folder.resolve("video.mp4"), garbage);

        assertRefused(file, "it is damaged, or no job store");

        assertThat(file).hasBinaryContent(garbage);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void file_whenItIsText_isLeftAlone() throws Exception {
        String text = "{\"key\":\"order 1\"}\n".repeat(1000);
        Path file = Files.writeString(folder.resolve("jobs.jsonl"), text);

        assertRefused(file, "it is damaged, or no job store");

        assertThat(file).hasContent(text);
    }

    @Test
    void file_whenItIsAFolder_isRefused() throws Exception {
        Path file = Files.createDirectory(folder.resolve("jobs"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcJobStore.file(file))
                .withMessageContaining(file.toString());
        assertThat(file).isEmptyDirectory();
    }

    @Test
    void file_whenItIsADatabaseOfH2_isNamedAsSuch() throws Exception {
        Path file = folder.resolve("jobs");
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:" + file);
        h2.setUser("sa");
        h2.getConnection().close();
        Files.move(folder.resolve("jobs.mv.db"), file);
        byte[] before = Files.readAllBytes(file);

        assertRefused(file, "it is a database of H2, and a job store is one of SQLite");

        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void file_whenItIsAnotherApplicationsDatabase_isLeftAlone() throws Exception {
        Path file = folder.resolve("photos");
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        Databases.execute(source, "CREATE TABLE photo (name TEXT)");
        byte[] before = Files.readAllBytes(file);

        assertRefused(file, "it is damaged, or no job store");

        assertThat(file).hasBinaryContent(before);
    }

    /** SQLite by itself makes a new database of an empty file, and of one without its log an older one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 25, 50, 75, 90})
    void file_whenItWasCut_isRefusedAndLeftAsItIs(int percent) throws Exception {
        Path file = folder.resolve("jobs");
        store(file, false);
        byte[] whole = Files.readAllBytes(file);
        byte[] cut = Arrays.copyOf(whole, (int) ((long) whole.length * percent / 100));
        Files.write(file, cut);

        assertRefused(file, "(jobs are missing from it that it had stored|it is damaged, or no job store)");

        assertThat(file).hasBinaryContent(cut);
        Files.write(file, whole);
        assertWhole(file);
    }

    /** The log of a killed process holds all pages that it changed: of what it holds, the file may lack all but the head. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 25, 50, 75, 90})
    void file_whenItWasCutAndItsLogIsWhole_isRefusedOrHasAll(int percent) throws Exception {
        Path file = folder.resolve("jobs");
        store(file, true);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, (int) ((long) whole.length * percent / 100)));

        try {
            assertWhole(file);
        } catch (StorageException e) {
            assertThat(e).hasMessageContaining("It was left as it is.");
            Files.write(file, whole);
            assertWhole(file);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 25, 50, 75, 90})
    void file_whenItsLogWasCut_isRefusedUntilItIsBack(int percent) throws Exception {
        Path file = folder.resolve("jobs");
        Path log = folder.resolve("jobs-wal");
        store(file, true);
        byte[] whole = Files.readAllBytes(log);
        byte[] before = Files.readAllBytes(file);
        byte[] cut = Arrays.copyOf(whole, (int) ((long) whole.length * percent / 100));
        if (percent == 0) {
            Files.delete(log);
        } else {
            Files.write(log, cut);
        }

        assertRefused(file, "(jobs are missing from it that it had stored|it is damaged, or no job store)");

        assertThat(file).hasBinaryContent(before);
        assertThat(log).hasBinaryContent(cut);
        Files.write(log, whole);
        assertWhole(file);
    }

    @Test
    void file_whenAnOlderCopyIsInItsPlace_isRefused() throws Exception {
        Path file = folder.resolve("jobs");
        store(file, false);
        byte[] older = Files.readAllBytes(file);
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            store.insertIfAbsent(SampleRecords.ready("one more"));
        }
        Files.write(file, older);

        assertRefused(file, "jobs are missing from it that it had stored");

        Files.delete(folder.resolve("jobs.mark"));
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.scan(Scan.ALL, null, 1000)).hasSize(RECORDS);
        }
    }

    /** An empty store in its place would send all its jobs again. */
    @Test
    void file_whenItIsGone_isRefusedUntilItIsBackOrItsMarkIsGoneToo() throws Exception {
        Path file = folder.resolve("jobs");
        Path elsewhere = folder.resolve("elsewhere");
        Path mark = folder.resolve("jobs.mark");
        store(file, false);
        Files.move(file, elsewhere);
        byte[] promise = Files.readAllBytes(mark);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcJobStore.file(file))
                .withMessage("The job store " + file + " could not be opened: it is gone, and had stored jobs."
                        + " Put it or its newest copy in its place; to start without those jobs, delete the file that"
                        + " is left of it, which ends in .mark.");
        assertThat(file).doesNotExist();
        assertThat(mark).hasBinaryContent(promise);
        assertThat(JdbcJobStore.exists(file)).isTrue();

        Files.move(elsewhere, file);
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.scan(Scan.ALL, null, 1000)).hasSize(RECORDS);
        }
        Files.delete(file);
        Files.delete(mark);
        assertThat(JdbcJobStore.exists(file)).isFalse();
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.scan(Scan.ALL, null, 1000)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "changes 000000000000000012, bytes 000000000000028672, compact 000000000000028672"})
    void file_whenItIsGoneOrEmptyAndItsMarkIsDamaged_isRefusedUntilItIsBack(String text) throws Exception {
        Path file = folder.resolve("jobs");
        store(file, false);
        Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("jobs.mark"), text);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcJobStore.file(file))
                .withMessageContaining("it is gone, and had stored jobs");
        Files.createFile(file);
        assertRefused(file, "jobs are missing from it that it had stored");

        Files.move(elsewhere, file, StandardCopyOption.REPLACE_EXISTING);
        assertWhole(file);
        assertThat(new ChangeCountFile(new StoreFile(file)).promised()).isEqualTo(2 * RECORDS);
    }

    @Test
    void file_whenItIsGoneAndHadStoredNothing_beginsAnew() throws Exception {
        Path file = folder.resolve("jobs");
        JdbcJobStore.file(file).close();
        Files.delete(file);

        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.scan(Scan.ALL, null, 1000)).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "it needs setpriv")
    void file_whenItsFolderMayNotBeWritten_isRefused() throws Exception {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assertThat(closed.toFile().setWritable(false)).isTrue();
        Path file = closed.resolve("jobs");

        try (RunningJvm program = withoutPrivileges().start(StoreProgram.class, "file", file.toString())) {
            assertThat(program.awaitLine("fault "))
                    .contains(file.toString(), "its disk cannot be written or read", "this process may write there");
        }
        assertThat(closed).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "it needs setpriv")
    void file_whenItMayNotBeWritten_isRefused() throws Exception {
        Path file = folder.resolve("jobs");
        store(file, false);
        byte[] before = Files.readAllBytes(file);
        assertThat(file.toFile().setWritable(false)).isTrue();

        try (RunningJvm program = withoutPrivileges().start(StoreProgram.class, "file", file.toString())) {
            assertThat(program.awaitLine("fault ")).contains(file.toString(), "it may only be read");
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    @EnabledOnOs(
            value = {OS.LINUX, OS.MAC},
            disabledReason = "it needs ulimit")
    void store_whenTheDiskIsFull_saysSoAndKeepsAllThatItStored() throws Exception {
        Path file = folder.resolve("jobs");
        int stored = -1;
        // Blocks of 1024 bytes.
        ForkedJvm narrow = ForkedJvm.plain().under("bash", "-c", "ulimit -f 1600 && exec \"$@\"", "bash");
        try (RunningJvm program = narrow.start(StoreProgram.class, "file", file.toString())) {
            program.awaitLine("open");
            program.say("fill");
            String line = program.awaitLine("");
            for (; line.startsWith("stored order "); line = program.awaitLine("")) {
                stored = Integer.parseInt(line.substring("stored order ".length()));
            }
            assertThat(line)
                    .startsWith("fault The job store " + file + " could not store a job: its disk cannot be written");
            assertThat(program.awaitLine("found ")).isEqualTo("true");
        }

        assertThat(stored).isPositive();
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            for (int i = 0; i <= stored; i++) {
                JobRecord record = SampleRecords.ready("order " + i);
                assertThat(store.find(record.key())).contains(record);
            }
        }
    }

    /** As root, a process may write what it is forbidden to write, unless it gives that up. */
    private static ForkedJvm withoutPrivileges() {
        return "root".equals(System.getProperty("user.name"))
                ? ForkedJvm.plain()
                        .under("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all")
                : ForkedJvm.plain();
    }

    /** A store of some records, as it is after its closing, or as a killed process leaves it. */
    private static void store(Path file, boolean killed) throws IOException {
        Path kept = file.resolveSibling("kept");
        List<String> endings = List.of("", "-wal", ".mark");
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            IntStream.range(0, RECORDS)
                    .mapToObj(i -> store.insertIfAbsent(SampleRecords.ready("order " + i)))
                    .forEach(record -> store.replace(SampleRecords.submitting(record)));
            if (killed) {
                for (String ending : endings) {
                    Files.copy(beside(file, ending), beside(kept, ending));
                }
            }
        }
        if (killed) {
            for (String ending : endings) {
                Files.move(beside(kept, ending), beside(file, ending), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static void assertRefused(Path file, String why) {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcJobStore.file(file))
                .withMessageMatching("\\QThe job store " + file + "\\E could not be opened: " + why
                        + "\\. It was left as it is\\..*");
    }

    private static void assertWhole(Path file) {
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.scan(Scan.ALL, null, 1000)).hasSize(RECORDS);
        }
    }
}
