package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import dev.wanedit.testserver.Pool;
import dev.wanedit.testserver.PostgresServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two processes that do the same jobs from one PostgreSQL: each job is sent by one of them. */
class TwoProcessesTest {

    private static final int KEYS = 1000;

    /** Few, so that the slower one is not left behind for good. */
    private static final int KEYS_OF_A_HEAT = 5;

    @Test
    void processes_whenRacingForTheSameKeys_letOneWinEach() throws Exception {
        String url = PostgresServer.shared().freshSchema();
        try (RunningJvm other = ForkedJvm.plain().start(StoreProgram.class, "url", url);
                Pool pool = Pool.of(PostgresServer.source(url));
                JdbcJobStore store = JdbcJobStore.over(pool.source())) {
            other.awaitLine("open");
            int mine = 0;
            int theirs = 0;
            for (int heat = 0; heat < KEYS; heat += KEYS_OF_A_HEAT) {
                other.say("race " + heat + " " + (heat + KEYS_OF_A_HEAT));
                mine += StoreProgram.race(store, heat, heat + KEYS_OF_A_HEAT);
                theirs += Integer.parseInt(other.awaitLine("won "));
            }

            assertThat(mine + theirs).isEqualTo(KEYS);
            List<JobRecord> records = store.scan(Scan.OPEN, null, 2 * KEYS);
            assertThat(records).hasSize(KEYS).allSatisfy(record -> {
                assertThat(record.phase()).isEqualTo(JobPhase.SUBMITTING);
                assertThat(record.attempts()).isEqualTo(1);
            });
            assertThat(mine).as("both had their share, or they did not race").isBetween(1, KEYS - 1);
        }
    }
}
