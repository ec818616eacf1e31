package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The number of changes of a store in a file. Each change increases the version of one record by 1, and no record is
 * ever deleted. So the sum of all versions is the number of changes; a counter holds it, so that not every record must
 * be read.
 */
final class FileChanges {

    private static final String SUM = "SELECT COALESCE(SUM(version), 0) FROM wanedit_job";

    private FileChanges() {}

    /** The number of changes, from all records. */
    static long found(Connection connection) throws SQLException {
        return SqliteConnections.number(connection, SUM);
    }

    /** Counts more changes, in the transaction of those changes, and returns the new number. */
    static long counted(Connection connection, int more) throws SQLException {
        return SqliteConnections.number(
                connection, "UPDATE wanedit_change SET changes = changes + " + more + " RETURNING changes");
    }

    /** Corrects the counter, if records were deleted by hand; returns the number of changes. */
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

    /**
     * Ignores an error of the rollback, since the first error says what is wrong; after some errors, such as a full
     * disk, SQLite has already rolled back.
     */
    private static void rollBack(Connection connection, Throwable first) {
        try {
            SqliteConnections.execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }
}
