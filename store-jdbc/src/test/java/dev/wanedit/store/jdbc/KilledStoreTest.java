package dev.wanedit.store.jdbc;

import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes change one file: what either reported as stored is there after it was killed in the midst of a change. */
class KilledStoreTest {

    private static final int KILLS = Integer.getInteger("dev.wanedit.kills", 20);
    private static final int MOST_CHANGES = 120;

    @TempDir
    Path folder;

    private final Reported reported = new Reported();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    @Timeout(value = 50, unit = TimeUnit.MINUTES)
    void store_whenKilledInTheMidstOfChanges_hasAllThatItReported() throws Exception {
        Path file = folder.resolve("jobs");
        for (int kill = 0; kill < KILLS; kill += 2) {
            try (RunningJvm one = storm(file, "one-", kill);
                    RunningJvm other = storm(file, "other-", kill)) {
                killLater(one);
                killLater(other);
            }
            try (JdbcJobStore store = JdbcJobStore.file(file)) {
                reported.assertIn(store, "kill " + kill + ", seed " + seed);
            }
        }
    }

    private static RunningJvm storm(Path file, String prefix, int kill) throws IOException {
        int first = 1000 * kill;
        return ForkedJvm.plain()
                .start(
                        StormProgram.class,
                        file.toString(),
                        prefix,
                        Integer.toString(first),
                        Integer.toString(first + 1000));
    }

    private void killLater(RunningJvm storm) throws IOException {
        for (int changes = random.nextInt(MOST_CHANGES); changes >= 0; changes--) {
            reported.note(storm.awaitLine("stored "));
        }
        storm.kill();
        for (String line : storm.rest()) {
            if (line.startsWith("stored ")) {
                reported.note(line.substring("stored ".length()));
            }
        }
    }
}
