package dev.wanedit.store.jdbc;

import dev.wanedit.error.StorageException;
import dev.wanedit.store.jdbc.Database.Change;
import dev.wanedit.task.JobKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tables of a module of wanedit in the application's database, beside those of the store. They are created on first use, by
 * one script for each version. Unlike the store's tables they may be of a newer version, if that version can be used by this
 * code: so two versions of an application can run over one database. Faults are those of {@link JdbcJobStore}.
 */
public final class JdbcTables {

    private final Database database;
    private final Dialect dialect;
    private final StoreExceptions faults;

    private JdbcTables(Database database, Dialect dialect, StoreExceptions faults) {
        this.database = database;
        this.dialect = dialect;
        this.faults = faults;
    }

    /**
     * Creates or upgrades the tables.
     *
     * @param dataSource never closed here
     * @param scripts the tables
     * @throws StorageException if the database does not answer or refuses, or this code is too old for its tables
     */
    public static JdbcTables open(DataSource dataSource, Scripts scripts) {
        Database database = new DataSourceDatabase(dataSource, true);
        StoreExceptions faults = new StoreExceptions(database);
        try {
            Dialect dialect = database.read(connection -> prepared(database, connection, scripts, faults));
            return new JdbcTables(database, dialect, faults);
        } catch (SQLException | RuntimeException e) {
            throw faults.of("be opened", null, e);
        }
    }

    private static Dialect prepared(Database database, Connection connection, Scripts scripts, StoreExceptions faults)
            throws SQLException {
        Dialect dialect = database.dialect(connection).orElseThrow(faults::unknownProduct);
        int version = new Schema(scripts.beside(), scripts.versions(), scripts.version()).prepare(connection, dialect);
        if (version > scripts.version() && oldest(connection, scripts) > scripts.version()) {
            throw faults.newerSchema(version, scripts.version());
        }
        return dialect;
    }

    private static int oldest(Connection connection, Scripts scripts) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT MAX(oldest) FROM " + scripts.versions());
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    /**
     * Runs one statement, which reads or changes, on a connection of its own in autocommit mode.
     *
     * @param could what cannot be done if it fails, such as {@code list its jobs}
     * @param key the job; null if there is none
     */
    public <T> T run(String could, @Nullable JobKey key, Work<T> work) {
        try {
            return database.read(work::on);
        } catch (SQLException | RuntimeException e) {
            throw faults.of(could, key, e);
        }
    }

    /** Runs several statements in one transaction; the work may run again if the database undid it. */
    public <T> T change(String could, @Nullable JobKey key, Work<T> work) {
        try {
            return database.change(connection -> new Change<>(work.on(connection), true));
        } catch (SQLException | RuntimeException e) {
            throw faults.of(could, key, e);
        }
    }

    /** True if the error means that a row with that key exists already. Its transaction can only be undone then. */
    public boolean isDuplicate(SQLException error) {
        return dialect.isDuplicate(error);
    }

    /** The value of a moment for a column of moments, which is in UTC. */
    public Object moment(Instant instant) {
        return dialect.moment(instant);
    }

    /** The moment in a column of moments. */
    public Instant moment(ResultSet row, String column) throws SQLException {
        return dialect.moment(row, column);
    }

    /**
     * The scripts of tables. They are named {@code schema-1.sql} for PostgreSQL and H2 and {@code schema-mysql-1.sql} for
     * MySQL and MariaDB, and so on for each version; a published script never changes. {@code ${order}} in a script is how
     * the database orders texts by their bytes.
     *
     * @param beside the class in whose package they are
     * @param versions the table with their versions, with the columns {@code version} and {@code oldest}: the version, and the
     *     oldest version of the code that can use such tables. Each script ends with the insert of its row
     * @param version the version of the code
     */
    public record Scripts(Class<?> beside, String versions, int version) {}

    /** Work on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; the connection is not closed by it. */
        T on(Connection connection) throws SQLException;
    }
}
