package dev.wanedit.fleet.table;

import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.store.jdbc.ChangeHook;
import dev.wanedit.store.jdbc.JdbcTables;
import dev.wanedit.store.jdbc.JdbcTables.Scripts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The fleet's tables, and what is written to them in the same transaction as a change of a record. */
public final class FleetTables implements ChangeHook {

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

    public static FleetTables open(DataSource source, String account, CodeVersion version) {
        Scripts scripts = new Scripts(FleetTables.class, "wanedit_fleet_schema", version.tables());
        return new FleetTables(JdbcTables.open(source, scripts), account, version);
    }

    public JdbcTables tables() {
        return tables;
    }

    public String account() {
        return account;
    }

    public CodeVersion version() {
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
}
