package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Checks that a file is a store and has all changes that its mark promises; does not change the file. SQLite has no
 * checksums: a damaged index would hide a job, which then would be sent again.
 */
final class FileCheck {

    /** Bytes of the smallest page. SQLite starts a new database in a shorter file. */
    private static final int LEAST = 512;

    private static final String ALL_TABLES = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'";
    private static final String OUR_TABLES =
            ALL_TABLES + " AND name IN ('wanedit_schema', 'wanedit_job', 'wanedit_change')";
    private static final int COUNT_OF_OURS = 3;

    private FileCheck() {}

    /**
     * Refuses a file that is not a store, and a store with missing changes.
     *
     * @param promised the least number of changes that the store must have, as known before this call
     */
    static void check(StoreFile file, Duration patience, long promised) throws SQLException, IOException {
        if (file.isFolder() || file.size() < LEAST) {
            throw DatabaseProblem.DAMAGED.asError("it is a folder, or too short");
        }
        try {
            check(SqliteConnections.reading(file, patience), promised);
        } catch (SQLException e) {
            if (e.getErrorCode() != SqliteFault.READ_ONLY) {
                throw e;
            }
            // The process that made it ended before it had a log; its unfinished change must be undone before reading.
            check(SqliteConnections.undoing(file, patience), promised);
        }
    }

    private static void check(Connection connection, long promised) throws SQLException {
        try {
            SqliteConnections.execute(connection, "BEGIN");
            checkAtOnce(connection, promised);
        } finally {
            SqliteConnections.close(connection);
        }
    }

    private static void checkAtOnce(Connection connection, long promised) throws SQLException {
        String verdict = SqliteConnections.text(connection, "PRAGMA integrity_check(1)");
        if (!verdict.equals("ok")) {
            throw DatabaseProblem.DAMAGED.asError(verdict);
        }
        long found = 0;
        if (SqliteConnections.number(connection, ALL_TABLES) > 0) {
            requireOurTables(connection);
            found = FileChanges.found(connection);
        }
        if (found < 0) {
            throw DatabaseProblem.DAMAGED.asError("it has seen " + found + " changes");
        }
        if (found < promised) {
            throw DatabaseProblem.CUT.asError("it has seen " + found + " changes, and stored " + promised + " once");
        }
    }

    private static void requireOurTables(Connection connection) throws SQLException {
        if (SqliteConnections.number(connection, OUR_TABLES) != COUNT_OF_OURS) {
            throw DatabaseProblem.DAMAGED.asError("it is a database of SQLite with other tables");
        }
        // A name in the schema may be damaged too.
        String unused = SqliteConnections.text(connection, "SELECT * FROM (" + JobTable.SELECT + "FALSE)");
    }
}
