package dev.wanedit.fleet.table;

import dev.wanedit.fleet.job.CancelAnswer;
import dev.wanedit.fleet.result.StoredResult;
import dev.wanedit.store.jdbc.JdbcTables;
import dev.wanedit.task.JobKey;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of jobs. Each method is one statement. */
public final class JobRows {

    private static final String COLUMNS = "SELECT job_key, stage, turn, placed, fingerprint, format, document,"
            + " cancel_wanted, cancel_answer, result_url, location, size_bytes, sha256, node FROM wanedit_fleet_job";
    private static final String INSERT = "INSERT INTO wanedit_fleet_job (job_key, account, stage, turn, placed,"
            + " fingerprint, format, document, cancel_wanted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTables tables;
    private final String account;
    private final int format;

    public JobRows(FleetTables fleet) {
        this.tables = fleet.tables();
        this.account = fleet.account();
        this.format = fleet.version().format();
    }

    /** False if the key has a row already. */
    public boolean insert(JobRow row) {
        return tables.run("store a job", row.key(), connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, row.key().value());
                insert.setString(2, account);
                insert.setString(3, row.stage().name());
                insert.setInt(4, -row.priority());
                insert.setObject(5, tables.moment(row.placed()));
                insert.setString(6, row.fingerprint());
                insert.setInt(7, format);
                insert.setString(8, row.document());
                insert.setBoolean(9, row.cancelWanted());
                return insert.executeUpdate() == 1;
            } catch (SQLException e) {
                if (tables.isDuplicate(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    public Optional<JobRow> find(JobKey key) {
        return rows(key, " WHERE job_key = ? AND account = ?", select -> {
                    select.setString(1, key.value());
                    select.setString(2, account);
                })
                .stream()
                .findFirst();
    }

    /** True if the document of the job is of a later version of the code. */
    public boolean isNewer(JobRow row) {
        return row.format() > format;
    }

    /** Those of these jobs that are there, in any order, by one statement. */
    public List<JobRow> find(List<JobKey> keys) {
        String marks = String.join(", ", Collections.nCopies(keys.size(), "?"));
        return keys.isEmpty()
                ? List.of()
                : rows(null, " WHERE account = ? AND job_key IN (" + marks + ")", select -> {
                    select.setString(1, account);
                    for (int i = 0; i < keys.size(); i++) {
                        select.setString(i + 2, keys.get(i).value());
                    }
                });
    }

    /** The next jobs to be sent: higher priorities first, then in the order in which they came. */
    public List<WaitingJob> waiting(int limit) {
        return tables.run("list its jobs", null, connection -> {
            List<WaitingJob> found = new ArrayList<>();
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT job_key, turn FROM wanedit_fleet_job WHERE account = ?"
                            + " AND stage = 'WAITING' AND format <= ? ORDER BY turn, placed, job_key LIMIT ?")) {
                select.setString(1, account);
                select.setInt(2, format);
                select.setInt(3, limit);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(new WaitingJob(new JobKey(rows.getString(1)), -rows.getInt(2)));
                    }
                }
            }
            return found;
        });
    }

    /** A page of the keys of the jobs of a stage, in their order, of documents of each format. */
    public List<JobKey> keys(Stage stage, @Nullable JobKey after, int limit) {
        return keys(
                "SELECT job_key FROM wanedit_fleet_job WHERE account = ? AND stage = ? AND job_key > ?"
                        + " ORDER BY job_key LIMIT ?",
                select -> {
                    select.setString(1, account);
                    select.setString(2, stage.name());
                    select.setString(3, after == null ? "" : after.value());
                    select.setInt(4, limit);
                });
    }

    /** A page of the keys of the jobs whose cancel the driver has to answer, in their order. */
    public List<JobKey> cancelWanted(@Nullable JobKey after, int limit) {
        return keys(
                "SELECT job_key FROM wanedit_fleet_job WHERE account = ? AND cancel_wanted = TRUE AND job_key > ?"
                        + " ORDER BY job_key LIMIT ?",
                select -> {
                    select.setString(1, account);
                    select.setString(2, after == null ? "" : after.value());
                    select.setInt(3, limit);
                });
    }

    private List<JobKey> keys(String sql, Filling filling) {
        return tables.run("list its jobs", null, connection -> {
            List<JobKey> keys = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                filling.fill(select);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        keys.add(new JobKey(rows.getString(1)));
                    }
                }
            }
            return keys;
        });
    }

    /** How many jobs have not ended, by stage; a stage without jobs is missing. */
    public Map<Stage, Long> counts() {
        return tables.run("count its jobs", null, connection -> {
            Map<Stage, Long> counts = new EnumMap<>(Stage.class);
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT stage, COUNT(*) FROM wanedit_fleet_job WHERE account = ?"
                            + " AND stage IN ('WAITING', 'SENT', 'DOWNLOAD') GROUP BY stage")) {
                select.setString(1, account);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        counts.put(Stage.valueOf(rows.getString(1)), rows.getLong(2));
                    }
                }
            }
            return counts;
        });
    }

    /** Asks the driver to cancel; false if the job has ended. */
    public boolean wantCancel(JobKey key) {
        return update(
                key,
                "UPDATE wanedit_fleet_job SET cancel_wanted = TRUE, cancel_answer = NULL WHERE job_key = ?"
                        + " AND stage <> 'ENDED'",
                update -> update.setString(1, key.value()));
    }

    public boolean answerCancel(JobKey key, CancelAnswer answer) {
        return update(
                key,
                "UPDATE wanedit_fleet_job SET cancel_wanted = FALSE, cancel_answer = ? WHERE job_key = ?",
                update -> {
                    update.setString(1, answer.name());
                    update.setString(2, key.value());
                });
    }

    /** The result is to be fetched from this URL; false if the job has ended meanwhile. */
    public boolean downloadable(JobKey key, URI url) {
        return update(
                key,
                "UPDATE wanedit_fleet_job SET stage = 'DOWNLOAD', result_url = ? WHERE job_key = ? AND stage <> 'ENDED'",
                update -> {
                    update.setString(1, url.toString());
                    update.setString(2, key.value());
                });
    }

    /** The URL is refused: the driver is to ask for another. */
    public boolean wantUrl(JobKey key) {
        return update(
                key,
                "UPDATE wanedit_fleet_job SET stage = 'SENT', result_url = NULL WHERE job_key = ? AND stage = 'DOWNLOAD'",
                update -> update.setString(1, key.value()));
    }

    public boolean stored(JobKey key, StoredResult result) {
        return update(
                key,
                "UPDATE wanedit_fleet_job SET location = ?, size_bytes = ?, sha256 = ?, node = ? WHERE job_key = ?",
                update -> {
                    update.setString(1, result.location().toString());
                    update.setLong(2, result.size());
                    update.setString(3, result.sha256());
                    update.setString(4, result.node());
                    update.setString(5, key.value());
                });
    }

    private boolean update(JobKey key, String sql, Filling filling) {
        return tables.run("store a change of a job", key, connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                filling.fill(update);
                return update.executeUpdate() == 1;
            }
        });
    }

    private List<JobRow> rows(@Nullable JobKey key, String condition, Filling filling) {
        return tables.run("read its jobs", key, connection -> selected(connection, condition, filling));
    }

    private List<JobRow> selected(Connection connection, String condition, Filling filling) throws SQLException {
        List<JobRow> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + condition)) {
            filling.fill(select);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
        }
        return found;
    }

    private JobRow row(ResultSet row) throws SQLException {
        String answer = row.getString("cancel_answer");
        String url = row.getString("result_url");
        String location = row.getString("location");
        return new JobRow(
                new JobKey(row.getString("job_key")),
                Stage.valueOf(row.getString("stage")),
                -row.getInt("turn"),
                tables.moment(row, "placed"),
                row.getString("fingerprint"),
                row.getInt("format"),
                row.getString("document"),
                row.getBoolean("cancel_wanted"),
                answer == null ? null : CancelAnswer.valueOf(answer),
                url == null ? null : URI.create(url),
                location == null
                        ? null
                        : new StoredResult(
                                URI.create(location),
                                row.getLong("size_bytes"),
                                row.getString("sha256"),
                                row.getString("node")));
    }

    /** Sets the parameters of a statement. */
    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }
}
