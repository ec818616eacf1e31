package dev.wanedit.store.jdbc;

import dev.wanedit.job.JobRecord;
import dev.wanedit.port.JobDocument;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements, each of which does all that it does at once. */
final class JobTable {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SELECT = "SELECT job_key, version, snapshot FROM wanedit_job WHERE ";
    private static final String SELECT_KEY = "SELECT job_key FROM wanedit_job WHERE ";
    private static final String INSERT =
            "INSERT INTO wanedit_job (version, is_open, task_id, phase, changed, snapshot, job_key)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE wanedit_job SET version = ?, is_open = ?, task_id = ?, phase = ?,"
            + " changed = ?, snapshot = ? WHERE job_key = ? AND version = ?";

    private final RecordCodec codec = new RecordCodec();
    private final Dialect dialect;
    private final Faults faults;

    JobTable(Dialect dialect, Faults faults) {
        this.dialect = dialect;
        this.faults = faults;
    }

    /** How many changes the table has seen: each made one more of the versions, and none is ever taken away. */
    static long changes(Connection connection) throws SQLException {
        try (PreparedStatement sum = connection.prepareStatement("SELECT SUM(version) FROM wanedit_job");
                ResultSet rows = sum.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** Whether it was inserted: its key was not there. */
    boolean insert(Connection connection, JobRecord record) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT + dialect.orNothing())) {
            fill(insert, record);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    Replacement replace(Connection connection, JobRecord next) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            fill(update, next);
            update.setLong(8, next.version() - 1);
            return update.executeUpdate() == 1 ? Replacement.REPLACED : Replacement.CHANGED_MEANWHILE;
        } catch (SQLException e) {
            if (isDuplicate(e)) {
                return Replacement.TASK_TAKEN;
            }
            throw e;
        }
    }

    Optional<JobRecord> find(Connection connection, JobKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "job_key = ?")) {
            select.setString(1, key.value());
            return records(select).stream().findFirst();
        }
    }

    Optional<JobRecord> findByTask(Connection connection, TaskId task) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "task_id = ?")) {
            select.setString(1, task.value());
            return records(select).stream().findFirst();
        }
    }

    List<JobRecord> scan(Connection connection, Scan which, @Nullable JobKey after, int limit) throws SQLException {
        try (PreparedStatement select = page(connection, SELECT, which, after, limit)) {
            return records(select);
        }
    }

    List<JobKey> keys(Connection connection, Scan which, @Nullable JobKey after, int limit) throws SQLException {
        List<JobKey> keys = new ArrayList<>();
        try (PreparedStatement select = page(connection, SELECT_KEY, which, after, limit);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                keys.add(new JobKey(rows.getString(1)));
            }
        }
        return keys;
    }

    private static PreparedStatement page(
            Connection connection, String selectWhere, Scan which, @Nullable JobKey after, int limit)
            throws SQLException {
        String open = which == Scan.OPEN ? "is_open AND " : "";
        PreparedStatement select =
                connection.prepareStatement(selectWhere + open + "job_key > ? ORDER BY job_key LIMIT ?");
        select.setString(1, after == null ? "" : after.value());
        select.setInt(2, limit);
        return select;
    }

    private void fill(PreparedStatement statement, JobRecord record) throws SQLException {
        statement.setLong(1, record.version());
        statement.setBoolean(2, record.open());
        statement.setString(3, record.taskId() == null ? null : record.taskId().value());
        statement.setString(4, record.phase().name());
        statement.setObject(5, record.changed().atOffset(ZoneOffset.UTC));
        statement.setString(6, codec.encode(record));
        statement.setString(7, record.key().value());
    }

    private List<JobRecord> records(PreparedStatement select) throws SQLException {
        List<JobRecord> records = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                records.add(record(rows.getString(1), rows.getLong(2), rows.getString(3)));
            }
        }
        return records;
    }

    private JobRecord record(String key, long version, String snapshot) {
        try {
            int format = codec.format(snapshot);
            if (format > JobDocument.FORMAT) {
                throw faults.newerRecord(key, format, JobDocument.FORMAT);
            }
            JobRecord record = codec.decode(snapshot);
            if (!record.key().value().equals(key) || record.version() != version) {
                throw faults.unreadableRecord(key, null);
            }
            return record;
        } catch (RecordCodec.Unreadable e) {
            throw faults.unreadableRecord(key, e);
        }
    }

    private static boolean isDuplicate(SQLException error) {
        return UNIQUE_VIOLATION.equals(error.getSQLState());
    }
}
