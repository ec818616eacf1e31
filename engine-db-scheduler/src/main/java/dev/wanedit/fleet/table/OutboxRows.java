package dev.wanedit.fleet.table;

import dev.wanedit.fleet.job.PhaseChange;
import dev.wanedit.record.JobPhase;
import dev.wanedit.store.jdbc.JdbcTables;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The outbox. Rows are deleted when they are handled, so none is missed that was stored late under a smaller id. */
public final class OutboxRows {

    private final JdbcTables tables;
    private final String account;

    public OutboxRows(FleetTables fleet) {
        this.tables = fleet.tables();
        this.account = fleet.account();
    }

    public List<PhaseChange> oldest(int limit) {
        return tables.run("read the outbox", null, connection -> {
            List<PhaseChange> changes = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT id, job_key, version, phase_before, phase, task_id, changed FROM wanedit_fleet_outbox"
                            + " WHERE account = ? ORDER BY id LIMIT ?")) {
                select.setString(1, account);
                select.setInt(2, limit);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        changes.add(change(rows));
                    }
                }
            }
            return changes;
        });
    }

    public void delete(Collection<PhaseChange> handled) {
        int unused = tables.change("delete from the outbox", null, connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM wanedit_fleet_outbox WHERE id = ?")) {
                for (PhaseChange change : handled) {
                    delete.setLong(1, change.id());
                    delete.addBatch();
                }
                return delete.executeBatch().length;
            }
        });
    }

    /** Deletes what was not read for so long. */
    public void deleteBefore(Instant moment) {
        int unused = tables.run("delete from the outbox", null, connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM wanedit_fleet_outbox WHERE account = ? AND changed < ?")) {
                delete.setString(1, account);
                delete.setObject(2, tables.moment(moment));
                return delete.executeUpdate();
            }
        });
    }

    private PhaseChange change(ResultSet row) throws SQLException {
        String before = row.getString("phase_before");
        String task = row.getString("task_id");
        return new PhaseChange(
                row.getLong("id"),
                new JobKey(row.getString("job_key")),
                row.getLong("version"),
                before == null ? null : JobPhase.valueOf(before),
                JobPhase.valueOf(row.getString("phase")),
                task == null ? null : new TaskId(task),
                tables.moment(row, "changed"));
    }
}
