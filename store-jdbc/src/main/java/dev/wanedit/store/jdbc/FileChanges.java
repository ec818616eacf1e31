package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How many changes a store in a file has seen. Each made one more of the versions, and no record is ever taken away: their
 * sum is the truth, and a counter says it without a look at every record.
 */
final class FileChanges {

    private static final String SUM = "SELECT COALESCE(SUM(version), 0) FROM wanedit_job";

    private FileChanges() {}

    /** By all records. */
    static long found(Connection connection) throws SQLException {
        return SqliteConnections.number(connection, SUM);
    }

    /** Counts one more, in the transaction that makes it, and says how many they are. */
    static long counted(Connection connection) throws SQLException {
        return SqliteConnections.number(
                connection, "UPDATE wanedit_change SET changes = changes + 1 RETURNING changes");
    }

    /** Sets the counter right, if records were taken away by hand; says how many changes there are. */
    static long recounted(Connection connection) throws SQLException {
        SqliteConnections.execute(connection, "BEGIN IMMEDIATE");
        try {
            long found = found(connection);
            SqliteConnections.execute(
                    connection, "UPDATE wanedit_change SET changes = " + found + " WHERE changes <> " + found);
            SqliteConnections.execute(connection, "COMMIT");
            return found;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /** The first error says what is wrong; after some errors, such as a full disk, SQLite has rolled back already. */
    private static void rollBack(Connection connection, Throwable first) {
        try {
            SqliteConnections.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }
}
