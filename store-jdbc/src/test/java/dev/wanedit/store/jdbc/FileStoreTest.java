package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.JobFingerprint;
import dev.wanedit.job.JobRecord;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.task.JobKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {

    @TempDir
    Path folder;

    @Test
    void file_whenReopened_hasItsRecordsAndNoOtherFileButItsMark() throws Exception {
        Path file = folder.resolve("a folder").resolve("jobs");
        JobRecord record = JobRecord.ready(
                new JobKey("order 17"), new JobFingerprint("p", List.of("m"), null), null, Instant.EPOCH);
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.insertIfAbsent(record)).isEqualTo(record);
        }

        try (JdbcJobStore store = JdbcJobStore.file(file);
                JdbcJobStore same = JdbcJobStore.file(file)) {
            assertThat(store.scan(Scan.ALL, null, 10)).containsExactly(record);
            assertThat(same.scan(Scan.OPEN, null, 10)).containsExactly(record);
        }
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactlyInAnyOrder(file, file.resolveSibling("jobs.mark"));
        }
    }
}
