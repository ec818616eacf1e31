package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import dev.wanedit.testkit.store.SampleRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file is exactly the named one, belongs to its owner, and stays small. */
class FileStoreTest {

    private static final JobRecord RECORD = SampleRecords.ready("order 1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs",
                "jobs.sqlite",
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
                "file:jobs",
                ":memory:",
                ":resource:jobs",
                "jobs?mode=memory",
                "mode=memory",
                "a;b",
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
    void file_whenItsNameHasABackslash_isExactlyThere() {
        Path file = folder.resolve("a\\b");

        JdbcJobStore.file(file).close();

        assertThat(file).isRegularFile();
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
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
    void file_whenMade_isForItsOwnerOnlyWithAllThatIsBesideIt() throws Exception {
        Path file = folder.resolve("jobs");
        ForkedJvm careless = ForkedJvm.plain().under("sh", "-c", "umask 000 && exec \"$@\"", "sh");
        try (RunningJvm program = careless.start(StoreProgram.class, "file", file.toString())) {
            program.awaitLine("open");
            program.say("insert order-1");
            program.awaitLine("stored ");

            Map<String, String> permissions = new HashMap<>();
            try (var files = Files.newDirectoryStream(folder)) {
                for (Path path : files) {
                    permissions.put(path.getFileName().toString(), permissions(path));
                }
            }
            assertThat(permissions)
                    .containsOnlyKeys("jobs", "jobs-wal", "jobs-shm", "jobs.mark")
                    .allSatisfy((name, rights) -> assertThat(rights).as(name).isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
    void file_whenItIsThereAndOthersMayReadIt_isForItsOwnerOnly(boolean empty) throws Exception {
        Path file = folder.resolve("jobs");
        if (empty) {
            Files.createFile(file);
        } else {
            JdbcJobStore.file(file).close();
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            store.insertIfAbsent(RECORD);
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("jobs-wal"))).isEqualTo("rw-------");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
    void file_whenALinkLeadsToNoFile_isMadeThereForItsOwnerOnly() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("jobs"));

        try (JdbcJobStore store = JdbcJobStore.file(link)) {
            store.insertIfAbsent(RECORD);
        }

        assertThat(permissions(folder.resolve("jobs"))).isEqualTo("rw-------");
        assertThat(folder.resolve("jobs.mark")).isRegularFile();
        assertThat(link).isSymbolicLink();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file in use keeps its name there")
    void store_whenItsFileIsMovedWhileItIsOpen_saysThatNothingWasStored() throws Exception {
        Path file = folder.resolve("jobs");
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            store.insertIfAbsent(RECORD);
            Files.move(file, folder.resolve("elsewhere"));

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.replace(SampleRecords.submitting(RECORD)))
                    .withMessageContaining("it was moved, replaced or deleted while it was open");
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.find(RECORD.key()))
                    .withMessageContaining("it is gone, and had stored jobs");
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void store_whenOpen_listensNowhereAndNeedsOneThread() {
        long before = threads();
        try (JdbcJobStore store = JdbcJobStore.file(folder.resolve("jobs"))) {
            store.insertIfAbsent(RECORD);

            assertThat(threads()).isLessThanOrEqualTo(before + 1);
        }
    }

    @Test
    void store_whenChangedOften_staysSmallWhileItIsOpen() throws Exception {
        Path file = folder.resolve("jobs");
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            JobRecord record = store.insertIfAbsent(RECORD);
            for (int i = 0; i < 2000; i++) {
                record = SampleRecords.full(record, JobPhase.RUNNING, "task-1");
                assertThat(store.replace(record)).isEqualTo(Replacement.REPLACED);
            }
            assertThat(Files.size(file) + Files.size(folder.resolve("jobs-wal")))
                    .isLessThan(5_000_000);
        }
        assertThat(Files.size(file)).isLessThan(100_000);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("wanedit-store")
                        || name.toLowerCase(Locale.ROOT).contains("sqlite"))
                .count();
    }
}
