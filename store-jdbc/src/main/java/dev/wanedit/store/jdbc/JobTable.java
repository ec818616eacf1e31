package dev.wanedit.store.jdbc;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobDocument;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SQL statements; each of them is atomic. */
final class JobTable {

    /** Selects all columns; a condition is appended. */
    static final String SELECT =
            "SELECT job_key, version, is_open, task_id, phase, snapshot, checksum FROM wanedit_job WHERE ";

    private static final String SELECT_PHASE = "SELECT phase FROM wanedit_job WHERE job_key = ? AND version = ?";
    static final String SELECT_KEY = "SELECT job_key FROM wanedit_job WHERE ";
    private static final String INSERT =
            "INSERT INTO wanedit_job (version, is_open, task_id, phase, changed, snapshot, checksum, job_key)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE wanedit_job SET version = ?, is_open = ?, task_id = ?, phase = ?,"
            + " changed = ?, snapshot = ?, checksum = ? WHERE job_key = ? AND version = ?";

    private final RecordCodec codec = new RecordCodec();
    private final DecodedRecords decoded = new DecodedRecords();
    private final Dialect dialect;
    private final StoreExceptions faults;
    private final ChangeHook hook;

    JobTable(Dialect dialect, StoreExceptions faults, ChangeHook hook) {
        this.dialect = dialect;
        this.faults = faults;
        this.hook = hook;
    }

    /** What is stored of a record. Made before a connection is used, since others wait for that. */
    NewRow row(JobRecord record) {
        Row row = Row.of(record, codec);
        NewRow made = new NewRow(record, row, row.checksum(), dialect.moment(record.changed()));
        decoded.note(row, made.checksum(), record);
        return made;
    }

    /** True if the record was inserted; false if its key already exists. */
    boolean insert(Connection connection, NewRow row) throws SQLException {
        if (!inserted(connection, row)) {
            return false;
        }
        hook.changed(connection, null, row.record());
        return true;
    }

    private boolean inserted(Connection connection, NewRow row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT + dialect.orNothing())) {
            fill(insert, row);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (dialect.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    Replacement replace(Connection connection, NewRow next) throws SQLException {
        JobPhase before = hook == ChangeHook.NONE ? null : phase(connection, next.row());
        if (hook != ChangeHook.NONE && before == null) {
            return Replacement.CHANGED_MEANWHILE;
        }
        Replacement replacement = replaced(connection, next);
        if (before != null && replacement == Replacement.REPLACED) {
            hook.changed(connection, before, next.record());
        }
        return replacement;
    }

    /** The phase of the version that is to be replaced; null if the store has another version. */
    private static @Nullable JobPhase phase(Connection connection, Row next) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_PHASE)) {
            select.setString(1, next.key());
            select.setLong(2, next.version() - 1);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? JobPhase.valueOf(rows.getString(1)) : null;
            }
        }
    }

    private Replacement replaced(Connection connection, NewRow next) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            fill(update, next);
            update.setLong(9, next.row().version() - 1);
            return update.executeUpdate() == 1 ? Replacement.REPLACED : Replacement.CHANGED_MEANWHILE;
        } catch (SQLException e) {
            if (dialect.isDuplicate(e)) {
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
        PreparedStatement select = connection.prepareStatement(selectWhere + pageOf(which));
        select.setString(1, after == null ? "" : after.value());
        select.setInt(2, limit);
        return select;
    }

    /** SQLite uses the index of open jobs for a comparison only: for {@code is_open AND} it reads all the ended jobs too. */
    static String pageOf(Scan which) {
        return (which == Scan.OPEN ? "is_open = TRUE AND " : "") + "job_key > ? ORDER BY job_key LIMIT ?";
    }

    private static void fill(PreparedStatement statement, NewRow made) throws SQLException {
        Row row = made.row();
        statement.setLong(1, row.version());
        statement.setBoolean(2, row.open());
        statement.setString(3, row.task());
        statement.setString(4, row.phase());
        statement.setObject(5, made.changed());
        statement.setString(6, row.snapshot());
        statement.setLong(7, made.checksum());
        statement.setString(8, row.key());
    }

    private List<JobRecord> records(PreparedStatement select) throws SQLException {
        List<JobRecord> records = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Row row = new Row(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getBoolean(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6));
                records.add(record(row, rows.getLong(7)));
            }
        }
        return records;
    }

    private JobRecord record(Row row, long checksum) {
        JobRecord known = decoded.of(row, checksum);
        if (known != null) {
            return known;
        }
        if (row.checksum() != checksum) {
            throw faults.unreadableRecord(row.key(), null);
        }
        JobRecord record = decode(row);
        if (!row.isOf(record)) {
            throw faults.unreadableRecord(row.key(), null);
        }
        decoded.note(row, checksum, record);
        return record;
    }

    private JobRecord decode(Row row) {
        try {
            return codec.decode(row.snapshot());
        } catch (RecordCodec.Unreadable e) {
            throw unreadable(row, e);
        }
    }

    private StorageException unreadable(Row row, RecordCodec.Unreadable fault) {
        try {
            int format = codec.format(row.snapshot());
            return format > JobDocument.FORMAT
                    ? faults.newerRecord(row.key(), format, JobDocument.FORMAT)
                    : faults.unreadableRecord(row.key(), fault);
        } catch (RecordCodec.Unreadable e) {
            return faults.unreadableRecord(row.key(), e);
        }
    }

    /**
     * What is stored of a record.
     *
     * @param record the record itself
     * @param changed the value of the column for the time of the change
     */
    record NewRow(JobRecord record, Row row, long checksum, Object changed) {}
}
