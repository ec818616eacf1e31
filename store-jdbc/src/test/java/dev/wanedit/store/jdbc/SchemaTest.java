package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.store.SampleRecords;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the tables, and what is done about tables and records that this version does not know. */
class SchemaTest {

    private static final String ALL = "SELECT * FROM wanedit_job ORDER BY job_key";

    static Stream<Named<Supplier<DataSource>>> databases() {
        return Databases.fresh();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void table_whenAJobIsStored_showsWhatIsAskedFor(Supplier<DataSource> database) throws SQLException {
        DataSource source = database.get();
        try (JdbcJobStore store = JdbcJobStore.over(source)) {
            JobRecord first = store.insertIfAbsent(SampleRecords.ready("order 1"));
            store.replace(SampleRecords.withTask(first, JobPhase.PENDING, "t-1"));
        }

        assertThat(Databases.rows(source, "SELECT job_key, version, is_open, task_id, phase FROM wanedit_job"))
                .singleElement()
                .satisfies(row -> assertThat(row).matches("order 1\\|2\\|(t|TRUE|1)\\|t-1\\|PENDING"));
        assertThat(Databases.rows(source, "SELECT snapshot FROM wanedit_job"))
                .singleElement()
                .satisfies(json -> assertThat(json).startsWith("{").contains("\"format\":1", "\"key\":\"order 1\""));
        assertThat(Databases.rows(source, "SELECT version FROM wanedit_schema")).containsExactly("1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void schema_whenItsMakerDiedInTheMidst_isCompleted(Supplier<DataSource> database) throws SQLException {
        DataSource source = database.get();
        Databases.execute(source, "CREATE TABLE wanedit_schema (version INTEGER NOT NULL PRIMARY KEY)");

        try (JdbcJobStore store = JdbcJobStore.over(source)) {
            assertThat(store.insertIfAbsent(SampleRecords.ready("order 1"))).isNotNull();
        }
        assertThat(Databases.rows(source, "SELECT version FROM wanedit_schema")).containsExactly("1");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void schema_whenNewer_isRefusedAndLeftAsItIs(Supplier<DataSource> database) throws SQLException {
        DataSource source = database.get();
        try (JdbcJobStore store = JdbcJobStore.over(source)) {
            store.insertIfAbsent(SampleRecords.ready("order 1"));
        }
        Databases.execute(source, "INSERT INTO wanedit_schema (version) VALUES (2)");
        List<String> before = Databases.rows(source, ALL);

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcJobStore.over(source))
                .withMessageMatching(
                        "The job store jdbc:\\S+ could not be opened: its tables are of version 2, known up to 1\\."
                                + " Nothing was changed\\. Use the version of wanedit that made them, or a newer one\\.");

        assertThat(Databases.rows(source, ALL)).isEqualTo(before);
        assertThat(Databases.rows(source, "SELECT version FROM wanedit_schema ORDER BY version"))
                .containsExactly("1", "2");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void schema_whenNewerAndWithoutOurTables_isRefusedBeforeAnyIsMade(Supplier<DataSource> database)
            throws SQLException {
        DataSource source = database.get();
        Databases.execute(source, "CREATE TABLE wanedit_schema (version INTEGER NOT NULL PRIMARY KEY)");
        Databases.execute(source, "INSERT INTO wanedit_schema (version) VALUES (7)");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> JdbcJobStore.over(source))
                .withMessageContaining("its tables are of version 7, known up to 1.");

        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> Databases.rows(source, ALL));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void record_whenOfANewerFormat_isRefusedAndLeftAsItIs(Supplier<DataSource> database) throws SQLException {
        DataSource source = database.get();
        String snapshot = "{\"format\":3,\"key\":{\"new\":[\"shape\"]}}";
        long checksum = new Row("order 1", 1, true, null, "READY", snapshot).checksum();

        assertUnusable(
                source,
                "'" + snapshot + "', checksum = " + checksum,
                "has a record of format 3, known up to 2. [job order 1] It was left as it is.");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void record_whenUnreadable_isRefusedAndLeftAsItIs(Supplier<DataSource> database) throws SQLException {
        DataSource source = database.get();
        for (String snapshot : List.of(
                "''",
                "'null'",
                "'{'",
                "'[]'",
                "'{}'",
                "'{\"format\":1}'",
                "REPLACE(snapshot, 'READY', 'NO_PHASE')",
                "REPLACE(snapshot, 'order 1', 'order 2')",
                "REPLACE(snapshot, '\"version\":1', '\"version\":2')",
                "snapshot, phase = 'RUNNING'",
                "snapshot, task_id = 'another'",
                "snapshot, checksum = checksum + 1")) {
            assertUnusable(source, snapshot, "has a damaged record. [job order 1] It was left as it is.");
        }
    }

    private static void assertUnusable(DataSource source, String snapshot, String why) throws SQLException {
        JobRecord record = SampleRecords.ready("order 1");
        JobRecord other = SampleRecords.ready("order 0");
        try (JdbcJobStore store = JdbcJobStore.over(source)) {
            store.insertIfAbsent(other);
            store.insertIfAbsent(record);
            String whole = Databases.rows(source, "SELECT snapshot FROM wanedit_job WHERE job_key = 'order 1'")
                    .get(0);
            long checksum = new Row("order 1", 1, true, null, "READY", whole).checksum();
            Databases.execute(source, "UPDATE wanedit_job SET snapshot = " + snapshot + " WHERE job_key = 'order 1'");
            List<String> before = Databases.rows(source, ALL);

            List<ThrowingCallable> calls = List.of(
                    () -> store.find(record.key()),
                    () -> store.insertIfAbsent(record),
                    () -> store.scan(Scan.ALL, null, 10));
            for (ThrowingCallable call : calls) {
                assertThatExceptionOfType(StorageException.class)
                        .as(snapshot)
                        .isThrownBy(call)
                        .withMessageContaining(why)
                        .satisfies(e -> assertThat(e.jobKey()).contains("order 1"));
            }
            assertThat(store.find(new JobKey("order 0"))).contains(other);
            assertThat(store.keys(Scan.OPEN, null, 10)).containsExactly(other.key(), record.key());
            assertThat(Databases.rows(source, ALL)).isEqualTo(before);
            Databases.execute(
                    source,
                    "UPDATE wanedit_job SET phase = 'READY', task_id = NULL, checksum = " + checksum + ", snapshot = '"
                            + whole.replace("'", "''") + "' WHERE job_key = 'order 1'");
        }
    }
}
