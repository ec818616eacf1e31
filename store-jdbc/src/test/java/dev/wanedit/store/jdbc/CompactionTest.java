package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.job.JobRecord;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.task.JobPhase;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import dev.wanedit.testkit.store.SampleRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A file that grew with its changes is written anew when it is opened and closed, and belongs to one process meanwhile. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a file in use keeps its name there, so it is never written anew")
class CompactionTest {

    private static final long ENOUGH = 200_000;
    private static final int JOBS = 20;
    private static final int CHANGES = 20;

    @TempDir
    Path folder;

    @Test
    void store_whenChangedOften_isSmallOnceItIsClosed() throws Exception {
        Path file = folder.resolve("jobs");
        List<JobRecord> records;
        try (JdbcJobStore store = open(file)) {
            records = changed(store);
            assertThat(store.scan(Scan.ALL, null, 100)).containsExactlyInAnyOrderElementsOf(records);
        }

        assertSmall(file);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, folder.resolve("jobs.mark"));
        }
        try (JdbcJobStore store = open(file)) {
            assertThat(store.scan(Scan.ALL, null, 100)).containsExactlyInAnyOrderElementsOf(records);
            assertThat(store.findByTask(records.get(0).taskId())).contains(records.get(0));
        }
    }

    @Test
    void store_whenItWasKilledAfterManyChanges_isSmallOnceItIsOpen() throws Exception {
        Path file = folder.resolve("jobs");
        Path left = folder.resolve("left");
        List<JobRecord> records;
        try (JdbcJobStore store = open(file)) {
            records = changed(store);
            Files.copy(file, left);
            Files.copy(folder.resolve("jobs.mark"), folder.resolve("left.mark"));
        }
        assertThat(left).satisfies(large -> assertThat(Files.size(large)).isGreaterThan(5 * ENOUGH));

        try (JdbcJobStore store = open(left)) {
            assertSmall(left);
            assertThat(store.scan(Scan.ALL, null, 100)).containsExactlyInAnyOrderElementsOf(records);
            assertThat(store.replace(SampleRecords.submitting(records.get(0)))).isEqualTo(Replacement.REPLACED);
            assertRefusedToOthers(left);
        }
    }

    /** Whoever gives the file away between two calls may find it taken, with a job on its way. */
    @Test
    void store_whenChangedOften_keepsTheFileThatItHas() throws Exception {
        Path file = folder.resolve("jobs");
        try (JdbcJobStore store = open(file)) {
            Object before =
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            changed(store);

            assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
                    .isEqualTo(before);
            assertRefusedToOthers(file);
        }
    }

    @Test
    void store_whenItWasCutAfterItWasWrittenAnew_isRefused() throws Exception {
        Path file = folder.resolve("jobs");
        try (JdbcJobStore store = open(file)) {
            changed(store);
        }
        byte[] small = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(small, small.length - 4096));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> open(file))
                .withMessageContaining("jobs are missing from it");
    }

    @Test
    void store_whenOpenTwiceInAProcess_isLeftInItsPlace() throws Exception {
        Path file = folder.resolve("jobs");
        try (JdbcJobStore store = open(file);
                JdbcJobStore same = open(file)) {
            List<JobRecord> records = changed(store);

            assertThat(same.scan(Scan.ALL, null, 100)).containsExactlyInAnyOrderElementsOf(records);
            assertThat(file).satisfies(large -> assertThat(Files.size(large)).isGreaterThan(5 * ENOUGH));
        }
    }

    @Test
    void store_whenNamedByALink_isWrittenAnewWhereTheLinkLeads() throws Exception {
        Path file = folder.resolve("jobs");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        List<JobRecord> records;
        try (JdbcJobStore store = open(link)) {
            records = changed(store);
        }

        assertThat(link).isSymbolicLink();
        try (JdbcJobStore store = open(file)) {
            assertThat(store.scan(Scan.ALL, null, 100)).containsExactlyInAnyOrderElementsOf(records);
        }
    }

    @Test
    void oldFile_whenSomebodyHasOpenedItByItsFormerName_isRefused() throws Exception {
        Path file = folder.resolve("jobs");
        Path old = folder.resolve("old");
        try (JdbcJobStore store = open(file)) {
            store.insertIfAbsent(SampleRecords.ready("order 1"));
            Files.createLink(old, file);
            changed(store);
        }

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> open(old))
                .withMessageContaining("its tables are of version " + Integer.MAX_VALUE);
    }

    private static void assertSmall(Path file) {
        assertThat(file).satisfies(small -> assertThat(Files.size(small)).isLessThan(ENOUGH));
    }

    private static void assertRefusedToOthers(Path file) throws Exception {
        try (RunningJvm other = ForkedJvm.plain().start(StoreProgram.class, "file", file.toString())) {
            assertThat(other.awaitLine("fault ")).contains("another process uses it");
        }
    }

    private static JdbcJobStore open(Path file) {
        return JdbcJobStore.open(new FileDatabase(file, ENOUGH));
    }

    /** As they are after all those changes. */
    private static List<JobRecord> changed(JdbcJobStore store) {
        List<JobRecord> last = new ArrayList<>();
        for (int job = 0; job < JOBS; job++) {
            JobRecord record = store.insertIfAbsent(SampleRecords.ready("job " + job));
            for (int i = 0; i < CHANGES; i++) {
                record = SampleRecords.full(record, JobPhase.RUNNING, "task-" + job);
                assertThat(store.replace(record)).isEqualTo(Replacement.REPLACED);
            }
            last.add(record);
        }
        return last;
    }
}
