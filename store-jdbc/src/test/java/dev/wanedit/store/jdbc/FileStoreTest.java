package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.job.JobRecord;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import dev.wanedit.testkit.store.SampleRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file is exactly the named one, belongs to one process, and has what was stored whatever becomes of that process. */
class FileStoreTest {

    private static final JobRecord RECORD = SampleRecords.ready("order 1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs",
                "jobs.mv.db",
                "jobs.db",
                "a folder/with jobs",
                "剪辑/任务库",
                "~",
                "~/jobs",
                "100%",
                "%41",
                "a#b?c=d&e",
                "it's \"quoted\"",
                ".hidden",
                "nio:jobs",
                "mem:jobs",
                "$HOME",
                "${user.home}",
                "a=b",
                "j"
            })
    void file_whenItsPathIsOdd_isExactlyThere(String name) throws Exception {
        Path file = folder.resolve(name);
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.insertIfAbsent(RECORD)).isEqualTo(RECORD);
        }

        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactlyInAnyOrder(file, file.resolveSibling(file.getFileName() + ".mark"));
        }
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.find(RECORD.key())).contains(RECORD);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a backslash parts folders there")
    void file_whenH2WouldTakeItForAnother_isRefused() throws Exception {
        for (String name : new String[] {"a;INIT=SELECT 1", "a\\b"}) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> JdbcJobStore.file(folder.resolve(name)))
                    .withMessage(
                            "The job store %s could not be opened: its path holds a semicolon or a backslash."
                                    + " Name a path without.".formatted(),
                            folder.resolve(name));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void file_whenRelative_liesInTheWorkingFolder() {
        Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("jobs"));

        try (JdbcJobStore store = JdbcJobStore.file(relative)) {
            assertThat(store).hasToString("JdbcJobStore[" + folder.resolve("jobs") + "]");
        }
        assertThat(folder.resolve("jobs")).isRegularFile();
    }

    @Test
    void file_whenItIsALink_isWhereTheLinkPoints() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("jobs"));
        try (JdbcJobStore store = JdbcJobStore.file(folder.resolve("jobs"))) {
            store.insertIfAbsent(RECORD);
        }

        try (JdbcJobStore store = JdbcJobStore.file(link)) {
            assertThat(store.find(RECORD.key())).contains(RECORD);
        }
    }

    @Test
    void file_whenEmpty_becomesAStore() throws Exception {
        Path file = Files.createFile(folder.resolve("jobs"));

        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.insertIfAbsent(RECORD)).isEqualTo(RECORD);
        }
    }

    @Test
    void file_whenAnotherProcessHasIt_isRefusedAtOnce() throws Exception {
        Path file = folder.resolve("jobs");
        try (RunningJvm holder = ForkedJvm.plain().start(StoreProgram.class, "file", file.toString())) {
            holder.awaitLine("open");

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> JdbcJobStore.file(file))
                    .withMessage("The job store " + file + " could not be opened: another process uses it."
                            + " End that process, or give this one a store of its own.");

            holder.say("insert order-1");
            assertThat(holder.awaitLine("stored ")).isEqualTo("REPLACED");
            holder.kill();
        }
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.find(SampleRecords.ready("order-1").key())).isPresent();
        }
    }

    @Test
    void store_whenOpen_listensNowhereAndNeedsOneThread() {
        long before = threads();
        try (JdbcJobStore store = JdbcJobStore.file(folder.resolve("jobs"))) {
            store.insertIfAbsent(RECORD);

            assertThat(threads()).isLessThanOrEqualTo(before + 1);
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("wanedit-store") || name.contains("H2") || name.contains("MVStore"))
                .count();
    }
}
