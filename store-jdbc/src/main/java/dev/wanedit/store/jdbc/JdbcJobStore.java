package dev.wanedit.store.jdbc;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobRecord;
import dev.wanedit.store.jdbc.Database.Change;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps jobs in a database: in a file, or in the application's own PostgreSQL, MySQL, MariaDB or H2. Any number of
 * processes may share the file or the database. Its tables are created on first use; their names begin with
 * {@code wanedit_}.
 *
 * <p>Every fault is a {@link StorageException} that names the store, what it could not do, why, and what to do next; it
 * holds neither user nor password. Calls may come from any number of threads; an interrupt does not end a call.
 */
public final class JdbcJobStore implements JobStore {

    private final Database database;
    private final JobTable table;
    private final StoreExceptions faults;

    private JdbcJobStore(Database database, JobTable table, StoreExceptions faults) {
        this.database = database;
        this.table = table;
        this.faults = faults;
    }

    /**
     * A store in the application's database, in the default schema of its connections: PostgreSQL 10, MySQL 8.0.17,
     * MariaDB 10.3 or H2 2.2, or later versions. Each call borrows one connection. A record is as durable as the
     * database is configured to make commits. Support of MySQL is based on its documentation only: its driver is tested
     * with MariaDB, not with MySQL.
     *
     * <p>The source must not return connections with an open transaction, since a record must be on disk before the
     * next step. Configure time-outs for it: a call waits for the database as long as its driver does.
     *
     * @param dataSource never closed by the store
     * @throws StorageException if the database does not answer or refuses, or its tables are of a newer version
     */
    public static JdbcJobStore over(DataSource dataSource) {
        return open(new DataSourceDatabase(dataSource, false), ChangeHook.NONE);
    }

    /**
     * The same with statements of the application in the same transaction as each change of a record: for a table of
     * events that never lacks a change, or has one that did not happen.
     *
     * @param dataSource never closed by the store
     * @param hook makes the statements
     * @throws StorageException if the database does not answer or refuses, or its tables are of a newer version
     */
    public static JdbcJobStore over(DataSource dataSource, ChangeHook hook) {
        return open(new DataSourceDatabase(dataSource, true), hook);
    }

    /**
     * The store in a database, only to look at its jobs: no table is created, and each change is refused. It keeps one
     * connection, which its close closes; a broken one is not opened again.
     *
     * @param driver the database's
     * @param url the database, for example {@code jdbc:postgresql://host/name}. Messages have it without user, password and
     *     settings
     * @param settings what the driver takes besides the URL, such as {@code user} and {@code password}; in no message
     * @throws StorageException if the database does not answer or refuses, has no tables of wanedit, or has those of a newer
     *     version
     */
    public static JdbcJobStore readOnly(Driver driver, String url, Properties settings) {
        return open(new ReadOnlyDatabase(driver, url, settings), ChangeHook.NONE);
    }

    /**
     * A store in its own file, an SQLite database without a server. The file and its folder are created if they do not
     * exist, readable by the owner only. If others may read an existing store file of this user, that permission is
     * removed. Several processes, and several stores of one process, may have the file open at once. No process may
     * move, replace, restore or delete the file while another process has it open, and it must not be on a network
     * drive.
     *
     * <p>Next to the file is its {@code .mark}, with which missing jobs are noticed, and, while the store is open,
     * SQLite's {@code -wal} and {@code -shm}. Copy or move all of them together, while no process has the file open.
     *
     * <p>Within one process, only one class loader may use the same file: a second copy of this class does not know of
     * the first, and releases its locks.
     *
     * <p>SQLite is a native library, which is unpacked to the folder for temporary files. JDK 24 and up warns about
     * that unless Java is started with {@code --enable-native-access=ALL-UNNAMED}.
     *
     * @param file the exact path of the file; a relative path is resolved now, against the working folder
     * @throws StorageException if the file is not a store, is damaged, or is of a newer version; if jobs are missing
     * from it, or the file with them is gone; if it cannot be written; if another process keeps it locked for ten
     * seconds; or if SQLite's native library cannot be loaded
     */
    public static JdbcJobStore file(Path file) {
        return open(new FileDatabase(file.toAbsolutePath().normalize()), ChangeHook.NONE);
    }

    /**
     * True if this file is a store, or if it is missing or empty although there was a store. If false, opening the file
     * creates a new store. A file that cannot be checked counts as a store; opening it reports why.
     *
     * @param file the path as it is passed to {@link #file}
     */
    public static boolean exists(Path file) {
        StoreFile store = new StoreFile(file.toAbsolutePath().normalize());
        try {
            return store.isFolder() || store.size() > 0 || new ChangeCountFile(store).isThere();
        } catch (IOException e) {
            return true;
        }
    }

    static JdbcJobStore open(Database database) {
        return open(database, ChangeHook.NONE);
    }

    private static JdbcJobStore open(Database database, ChangeHook hook) {
        StoreExceptions faults = new StoreExceptions(database);
        try {
            Dialect dialect = database.read(connection -> prepared(database, connection, faults));
            JobTable table = new JobTable(dialect, faults, hook);
            database.begin();
            return new JdbcJobStore(database, table, faults);
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw faults.of("be opened", null, e);
        } catch (Error e) {
            database.close();
            throw e;
        }
    }

    private static Dialect prepared(Database database, Connection connection, StoreExceptions faults)
            throws SQLException {
        Dialect dialect = database.dialect(connection).orElseThrow(faults::unknownProduct);
        int version = database.isReadOnly() ? existing(connection) : created(connection, dialect);
        if (version > Schema.VERSION) {
            throw faults.newerSchema(version, Schema.VERSION);
        }
        return dialect;
    }

    private static int existing(Connection connection) throws SQLException {
        int version = Schema.OF_THE_STORE.found(connection);
        if (version == 0) {
            throw DatabaseProblem.NO_TABLES.asError();
        }
        return version;
    }

    private static int created(Connection connection, Dialect dialect) throws SQLException {
        if (connection.isReadOnly()) {
            throw DatabaseProblem.READ_ONLY.asError();
        }
        return Schema.OF_THE_STORE.prepare(connection, dialect);
    }

    @Override
    public JobRecord insertIfAbsent(JobRecord record) {
        JobKey key = record.key();
        return attempt("store a job", key, () -> {
            JobTable.NewRow row = table.row(record);
            return database.change(connection -> {
                boolean inserted = table.insert(connection, row);
                return new Change<>(inserted ? record : there(connection, key), inserted);
            });
        });
    }

    @Override
    public Replacement replace(JobRecord next) {
        return attempt("store a change of a job", next.key(), () -> {
            JobTable.NewRow row = table.row(next);
            return database.change(connection -> {
                Replacement replacement = table.replace(connection, row);
                return new Change<>(replacement, replacement == Replacement.REPLACED);
            });
        });
    }

    @Override
    public Optional<JobRecord> find(JobKey key) {
        return attempt("look for a job", key, () -> database.read(connection -> table.find(connection, key)));
    }

    @Override
    public Optional<JobRecord> findByTask(TaskId taskId) {
        return attempt(
                "look for a task", null, () -> database.read(connection -> table.findByTask(connection, taskId)));
    }

    @Override
    public List<JobRecord> scan(Scan which, @Nullable JobKey after, int limit) {
        return attempt(
                "list its jobs", null, () -> database.read(connection -> table.scan(connection, which, after, limit)));
    }

    @Override
    public List<JobKey> keys(Scan which, @Nullable JobKey after, int limit) {
        return attempt(
                "list its jobs", null, () -> database.read(connection -> table.keys(connection, which, after, limit)));
    }

    /** Closes the file; a data source stays open. Idempotent. */
    @Override
    public void close() {
        database.close();
    }

    /** The store, by the name that its messages use. */
    @Override
    public String toString() {
        return "JdbcJobStore[" + database.name() + "]";
    }

    private JobRecord there(Connection connection, JobKey key) throws SQLException {
        return table.find(connection, key).orElseThrow(DatabaseProblem.OTHER::asError);
    }

    private <T> T attempt(String could, @Nullable JobKey key, Call<T> call) {
        try {
            return call.run();
        } catch (SQLException | RuntimeException e) {
            throw faults.of(could, key, e);
        }
    }

    private interface Call<T> {
        T run() throws SQLException;
    }
}
