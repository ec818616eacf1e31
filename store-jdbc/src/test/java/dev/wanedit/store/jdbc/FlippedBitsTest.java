package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.store.SampleRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One wrong bit anywhere in a file: each record is as it was stored, or is reported as damaged. */
class FlippedBitsTest {

    private static final int RECORDS = 12;
    private static final int FLIPS = 400;

    @TempDir
    Path folder;

    @Test
    void store_whenABitOfItsFileIsWrong_reportsDamageOrIsRight() throws Exception {
        Path file = folder.resolve("jobs");
        List<JobRecord> records = stored(file);
        byte[] whole = Files.readAllBytes(file);
        byte[] mark = Files.readAllBytes(folder.resolve("jobs.mark"));
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int damaged = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            int bit = random.nextInt(whole.length * 8);
            byte[] wrong = whole.clone();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, wrong);
            Files.write(folder.resolve("jobs.mark"), mark);

            damaged += isDamaged(file, records, "bit " + bit + ", seed " + seed) ? 1 : 0;
        }
        assertThat(damaged).as("flips that were noticed, seed %s", seed).isGreaterThan(FLIPS / 10);
    }

    private static boolean isDamaged(Path file, List<JobRecord> records, String flip) {
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            boolean damaged = false;
            for (JobRecord record : records) {
                damaged |= isDamaged(store, record, flip);
            }
            assertThat(store.keys(Scan.ALL, null, 100)).as(flip).hasSize(RECORDS);
            return damaged;
        } catch (StorageException e) {
            // A bit in the count of changes makes it too small: then jobs seem to be missing.
            assertThat(e)
                    .as(flip)
                    .hasMessageMatching("(?s).*(it is damaged, or no job store|of version \\d+|jobs are missing).*");
            return true;
        }
    }

    private static boolean isDamaged(JdbcJobStore store, JobRecord record, String flip) {
        try {
            assertThat(store.find(record.key())).as(flip).contains(record);
            assertThat(store.insertIfAbsent(record)).as(flip).isEqualTo(record);
            return false;
        } catch (StorageException e) {
            // The name of a column may be wrong that only the insert uses.
            assertThat(e.getMessage())
                    .as(flip)
                    .containsAnyOf("has a damaged record.", "it is damaged, or no job store")
                    .contains("[job " + record.key() + "]");
            return true;
        }
    }

    private static List<JobRecord> stored(Path file) {
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            List<JobRecord> records = new ArrayList<>();
            IntStream.range(0, RECORDS).forEach(i -> {
                JobRecord first = store.insertIfAbsent(SampleRecords.ready("order " + i));
                JobRecord full = SampleRecords.full(first, JobPhase.RUNNING, "task-" + i);
                store.replace(full);
                records.add(full);
            });
            return records;
        }
    }
}
