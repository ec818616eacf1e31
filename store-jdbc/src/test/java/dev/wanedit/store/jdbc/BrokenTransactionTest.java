package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.StorageException;
import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.store.SampleRecords;
import dev.wanedit.testserver.Pool;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection that breaks around the end of a transaction: nothing is stored half, and the first error is the one reported. */
class BrokenTransactionTest {

    private static final JobRecord READY = SampleRecords.ready("order 1");

    private final DataSource database = Databases.h2();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, SQLException> failures = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void change_whenItCannotBeUndone_reportsTheFirstErrorAndNeverCommits(boolean autocommit) {
        SQLException first = new SQLException("the hook's");
        JdbcJobStore store = JdbcJobStore.over(source(autocommit), (connection, before, record) -> {
            throw first;
        });
        failures.put("rollback", new SQLException("connection lost"));

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> store.insertIfAbsent(READY))
                .havingRootCause()
                .withMessageContaining("the hook's");

        assertThat(first.getSuppressed()).containsExactly(failures.get("rollback"));
        assertThat(calls.subList(calls.indexOf("rollback"), calls.size()))
                .contains("abort")
                .doesNotContain("setAutoCommit true");
        assertThat(JdbcJobStore.over(database).find(READY.key())).isEmpty();
    }

    @Test
    void change_whenItWasCommitted_isReportedAsMadeAlthoughTheConnectionBreaks() {
        JdbcJobStore store = JdbcJobStore.over(source(true), (connection, before, record) -> {
            failures.put("setAutoCommit true", new SQLException("connection lost"));
        });

        assertThat(store.insertIfAbsent(READY)).isEqualTo(READY);

        assertThat(calls).contains("abort");
        assertThat(JdbcJobStore.over(database).find(READY.key())).contains(READY);
    }

    @Test
    void insert_whenTheHookInsertsADuplicate_failsAndStoresNothing() throws SQLException {
        Databases.execute(database, "CREATE TABLE seen (what VARCHAR(100) PRIMARY KEY)");
        Databases.execute(database, "INSERT INTO seen VALUES ('a')");
        JdbcJobStore store = JdbcJobStore.over(database, (connection, before, record) -> {
            try (var insert = connection.prepareStatement("INSERT INTO seen VALUES ('a')")) {
                insert.executeUpdate();
            }
        });

        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> store.insertIfAbsent(READY));

        assertThat(JdbcJobStore.over(database).find(READY.key())).isEmpty();
    }

    /** Connections that note what is called, and fail where they should. */
    private DataSource source(boolean autocommit) {
        return Pool.proxy(DataSource.class, (self, method, arguments) -> {
            Connection connection = database.getConnection();
            connection.setAutoCommit(autocommit);
            return Pool.proxy(Connection.class, (it, call, values) -> {
                boolean mode = call.getName().equals("setAutoCommit");
                String name = mode ? "setAutoCommit " + values[0] : call.getName();
                calls.add(name);
                SQLException failure = failures.get(name);
                if (failure != null) {
                    throw failure;
                }
                try {
                    return call.invoke(connection, values);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        });
    }
}
