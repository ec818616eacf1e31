package dev.wanedit.fleet;

import dev.wanedit.fleet.JobRows.Stage;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.store.jdbc.ChangeHook;
import dev.wanedit.store.jdbc.JdbcTables;
import dev.wanedit.store.jdbc.JdbcTables.Scripts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The fleet's tables, and what is written to them in the same transaction as a change of a record. */
final class FleetTables implements ChangeHook {

    private static final String STAGE =
            "UPDATE wanedit_fleet_job SET stage = ? WHERE job_key = ? AND stage <> 'ENDED' AND account = ?";
    private static final String END =
            "UPDATE wanedit_fleet_job SET stage = 'ENDED', document = NULL, result_url = NULL, cancel_wanted = FALSE"
                    + " WHERE job_key = ? AND account = ?";
    private static final String OUTBOX =
            "INSERT INTO wanedit_fleet_outbox (account, job_key, version, phase_before, phase, task_id, changed)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTables tables;
    private final String account;
    private final CodeVersion version;

    private FleetTables(JdbcTables tables, String account, CodeVersion version) {
        this.tables = tables;
        this.account = account;
        this.version = version;
    }

    static FleetTables open(DataSource source, String account, CodeVersion version) {
        Scripts scripts = new Scripts(FleetTables.class, "wanedit_fleet_schema", version.tables());
        return new FleetTables(JdbcTables.open(source, scripts), account, version);
    }

    JdbcTables tables() {
        return tables;
    }

    String account() {
        return account;
    }

    CodeVersion version() {
        return version;
    }

    @Override
    public void changed(Connection connection, @Nullable JobPhase before, JobRecord record) throws SQLException {
        JobPhase phase = record.phase();
        if (before == phase) {
            return;
        }
        if (phase.terminal()) {
            end(connection, record);
        } else if (phase == JobPhase.SUBMITTING) {
            stage(connection, record, Stage.SENT);
        } else if (phase == JobPhase.READY && before != null) {
            stage(connection, record, Stage.WAITING);
        }
        outbox(connection, before, record);
    }

    private void end(Connection connection, JobRecord record) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(END)) {
            update.setString(1, record.key().value());
            update.setString(2, account);
            int unused = update.executeUpdate();
        }
    }

    private void stage(Connection connection, JobRecord record, Stage stage) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(STAGE)) {
            update.setString(1, stage.name());
            update.setString(2, record.key().value());
            update.setString(3, account);
            int unused = update.executeUpdate();
        }
    }

    private void outbox(Connection connection, @Nullable JobPhase before, JobRecord record) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(OUTBOX)) {
            insert.setString(1, account);
            insert.setString(2, record.key().value());
            insert.setLong(3, record.version());
            insert.setString(4, before == null ? null : before.name());
            insert.setString(5, record.phase().name());
            insert.setString(6, record.taskId() == null ? null : record.taskId().value());
            insert.setObject(7, tables.moment(record.changed()));
            int unused = insert.executeUpdate();
        }
    }

    /**
     * The application's data source with a time limit for each statement. Without one, a statement that the database never
     * answers would hold the driver's thread, while its heartbeats keep other nodes away.
     */
    static final class TimedSource {

        private final DataSource source;
        private volatile int seconds;

        TimedSource(DataSource source) {
            this.source = source;
        }

        /** From now on; in whole seconds, and at least one, since JDBC knows no shorter time. */
        void limit(Duration longest) {
            seconds = (int) Math.max(1, Math.min(longest.toSeconds(), Integer.MAX_VALUE));
        }

        DataSource source() {
            return proxy(
                    DataSource.class,
                    source,
                    answer -> answer instanceof Connection connection
                            ? proxy(Connection.class, connection, this::limited)
                            : answer);
        }

        private @Nullable Object limited(@Nullable Object answer) throws SQLException {
            if (answer instanceof Statement statement && seconds > 0) {
                statement.setQueryTimeout(seconds);
            }
            return answer;
        }

        private static <T> T proxy(Class<T> type, T target, Answer answer) {
            return type.cast(Proxy.newProxyInstance(
                    TimedSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                        try {
                            return answer.of(method.invoke(target, arguments));
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        /** What a call answers. */
        private interface Answer {
            @Nullable
            Object of(@Nullable Object original) throws SQLException;
        }
    }

    /**
     * What a version of the code can use. Nodes of two versions may run side by side, so each knows what it must leave alone.
     *
     * @param tables the version of the fleet's tables
     * @param format the newest format of documents that it can read, and the one that it writes
     */
    record CodeVersion(int tables, int format) {

        /** That of this code. */
        static final CodeVersion THIS = new CodeVersion(1, JobDocuments.FORMAT);
    }
}
