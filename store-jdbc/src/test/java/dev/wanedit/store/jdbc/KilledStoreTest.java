package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a process reported as stored is there after it was killed in the midst of the next change. */
class KilledStoreTest {

    private static final int KILLS = 5;
    private static final int MOST_CHANGES = 250;

    @TempDir
    Path folder;

    @Test
    void store_whenKilledInTheMidstOfChanges_hasAllThatItReported() throws Exception {
        Path file = folder.resolve("jobs");
        Map<String, Long> reported = new LinkedHashMap<>();
        Random random = new Random();
        for (int kill = 0; kill < KILLS; kill++) {
            String first = Integer.toString(1000 * kill);
            try (RunningJvm storm = ForkedJvm.plain().start(StormProgram.class, file.toString(), "order-", first)) {
                for (int changes = random.nextInt(MOST_CHANGES); changes >= 0; changes--) {
                    note(storm.awaitLine("stored "), reported);
                }
                storm.kill();
                storm.rest().forEach(line -> note(line.replace("stored ", ""), reported));
            }

            try (JdbcJobStore store = JdbcJobStore.file(file)) {
                reported.forEach((key, version) -> assertThat(store.find(new JobKey(key)))
                        .as("%s, reported as stored in version %s", key, version)
                        .hasValueSatisfying(
                                record -> assertThat(record.version()).isGreaterThanOrEqualTo(version)));
            }
        }
    }

    private static void note(String line, Map<String, Long> reported) {
        List<String> words = List.of(line.split(" "));
        reported.put(words.get(0), Long.valueOf(words.get(1)));
    }
}
