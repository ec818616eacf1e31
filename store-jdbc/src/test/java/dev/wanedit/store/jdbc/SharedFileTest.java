package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import dev.wanedit.testkit.store.SampleRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file, several processes at once: each sees what the others have stored, and no mark is ahead or behind. */
class SharedFileTest {

    private static final int KEYS = 300;

    /** Few, so that the slower one is not left behind for good. */
    private static final int KEYS_OF_A_HEAT = 5;

    @TempDir
    Path folder;

    @Test
    void store_whileAnotherProcessHasItOpen_seesWhatThatStores() throws Exception {
        Path file = folder.resolve("jobs");
        try (RunningJvm other = ForkedJvm.plain().start(StoreProgram.class, "file", file.toString())) {
            other.awaitLine("open");
            try (JdbcJobStore store = JdbcJobStore.file(file)) {
                other.say("insert order-1");
                assertThat(other.awaitLine("stored ")).isEqualTo("REPLACED");

                JobRecord there =
                        store.find(SampleRecords.ready("order-1").key()).orElseThrow();
                store.replace(SampleRecords.withTask(there, JobPhase.PENDING, "t-1"));
            }
            other.say("insert order-2");
            other.awaitLine("stored ");
            other.kill();
        }
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.scan(Scan.ALL, null, 10))
                    .extracting(JobRecord::phase)
                    .containsExactly(JobPhase.PENDING, JobPhase.SUBMITTING);
        }
        assertThat(new ChangeCountFile(new StoreFile(file)).promised()).isEqualTo(3 + 2);
    }

    @Test
    void processes_whenRacingForTheSameKeys_letOneWinEach() throws Exception {
        Path file = folder.resolve("jobs");
        try (RunningJvm other = ForkedJvm.plain().start(StoreProgram.class, "file", file.toString());
                JdbcJobStore store = JdbcJobStore.file(file)) {
            other.awaitLine("open");
            int mine = 0;
            int theirs = 0;
            for (int heat = 0; heat < KEYS; heat += KEYS_OF_A_HEAT) {
                other.say("race " + heat + " " + (heat + KEYS_OF_A_HEAT));
                mine += StoreProgram.race(store, heat, heat + KEYS_OF_A_HEAT);
                theirs += Integer.parseInt(other.awaitLine("won "));
            }

            assertThat(mine + theirs).isEqualTo(KEYS);
            assertThat(mine).as("both had their share, or they did not race").isBetween(1, KEYS - 1);
            assertThat(store.scan(Scan.OPEN, null, 2 * KEYS)).hasSize(KEYS);
            assertThat(new ChangeCountFile(new StoreFile(file)).promised()).isEqualTo(2L * KEYS);
        }
    }

    @Test
    void file_whenSeveralProcessesMakeItAtOnce_isMadeOnce() throws Exception {
        Path file = folder.resolve("jobs");
        List<RunningJvm> programs = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                programs.add(ForkedJvm.plain().start(StoreProgram.class, "file", file.toString()));
            }
            for (int i = 0; i < 4; i++) {
                programs.get(i).awaitLine("open");
                programs.get(i).say("insert order-" + i);
            }
            for (RunningJvm program : programs) {
                assertThat(program.awaitLine("stored ")).isEqualTo("REPLACED");
            }
        } finally {
            programs.forEach(RunningJvm::close);
        }
        try (JdbcJobStore store = JdbcJobStore.file(file)) {
            assertThat(store.keys(Scan.ALL, null, 10)).hasSize(4);
        }
        assertThat(Files.exists(folder.resolve("jobs-wal"))).isFalse();
    }

    /** An operator's tool that has begun a transaction and was left alone. */
    @Test
    void store_whileAnotherKeepsItLocked_canBeReadAndSaysSoInTheEnd() throws Exception {
        Path file = folder.resolve("jobs");
        try (JdbcJobStore store = JdbcJobStore.open(new FileDatabase(file, Duration.ofMillis(1)))) {
            JobRecord record = store.insertIfAbsent(SampleRecords.ready("order 1"));
            FileDatabase other = new FileDatabase(file);
            boolean unused = other.read(connection -> {
                SqliteConnections.execute(connection, "BEGIN IMMEDIATE");
                return true;
            });

            assertThat(store.find(record.key())).contains(record);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.replace(SampleRecords.submitting(record)))
                    .withMessageContaining("another process keeps it locked");

            other.close();
            assertThat(store.replace(SampleRecords.submitting(record))).isEqualTo(Replacement.REPLACED);
        }
    }

    /** A reader keeps a part of the log from being brought to the disk: the mark must not count what is in it. */
    @Test
    void mark_whileTheLogIsNotOnTheDisk_isNotRaised() throws Exception {
        Path file = folder.resolve("jobs");
        JobRecord record = SampleRecords.ready("order 1");
        FileDatabase reader = new FileDatabase(file);
        try (JdbcJobStore first = JdbcJobStore.file(file)) {
            first.insertIfAbsent(record);
            long unused = reader.read(connection -> {
                SqliteConnections.execute(connection, "BEGIN");
                return FileChanges.found(connection);
            });
            first.replace(SampleRecords.submitting(record));
            Files.delete(folder.resolve("jobs.mark"));

            try (JdbcJobStore second = JdbcJobStore.file(file)) {
                assertThat(new ChangeCountFile(new StoreFile(file)).promised()).isZero();

                reader.close();
                second.insertIfAbsent(SampleRecords.ready("order 2"));
                assertThat(new ChangeCountFile(new StoreFile(file)).promised()).isEqualTo(3);
            }
        } finally {
            reader.close();
        }
    }

    /** An error, such as a class that is missing, must not leave a transaction open that locks out everybody else. */
    @Test
    void change_whenItEndsInAnError_isRolledBackAndTheErrorIsThrown() throws Exception {
        Path file = folder.resolve("jobs");
        JobRecord record = SampleRecords.ready("order 1");
        FileDatabase database = new FileDatabase(file, Duration.ofMillis(1));
        try (JdbcJobStore store = JdbcJobStore.open(database);
                JdbcJobStore other = JdbcJobStore.open(new FileDatabase(file, Duration.ofMillis(1)))) {
            NoClassDefFoundError error = new NoClassDefFoundError("dev/wanedit/Missing");

            assertThatExceptionOfType(NoClassDefFoundError.class)
                    .isThrownBy(() -> database.change(connection -> {
                        SqliteConnections.execute(connection, "UPDATE wanedit_schema SET version = 99");
                        throw error;
                    }))
                    .isSameAs(error);

            assertThat(other.insertIfAbsent(record)).isEqualTo(record);
            assertThat(store.replace(SampleRecords.submitting(record))).isEqualTo(Replacement.REPLACED);
            assertThat(database.<String>read(
                            connection -> SqliteConnections.text(connection, "SELECT version FROM wanedit_schema")))
                    .isEqualTo(String.valueOf(Schema.VERSION));
        }
    }

    @Test
    void read_whenItEndsInAnError_leavesNoTransactionOpen() throws Exception {
        Path file = folder.resolve("jobs");
        FileDatabase database = new FileDatabase(file, Duration.ofMillis(1));
        try (JdbcJobStore store = JdbcJobStore.open(database);
                JdbcJobStore other = JdbcJobStore.open(new FileDatabase(file, Duration.ofMillis(1)))) {
            assertThatExceptionOfType(NoClassDefFoundError.class)
                    .isThrownBy(() -> database.read(connection -> {
                        SqliteConnections.execute(connection, "BEGIN IMMEDIATE");
                        throw new NoClassDefFoundError("dev/wanedit/Missing");
                    }));

            JobRecord record = SampleRecords.ready("order 1");
            assertThat(other.insertIfAbsent(record)).isEqualTo(record);
            assertThat(store.find(record.key())).contains(record);
        }
    }
}
