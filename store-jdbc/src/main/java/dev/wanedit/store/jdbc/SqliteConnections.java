package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.SQLiteOpenMode;

/**
 * Opens connections to the SQLite database in an existing file. {@code patience} is how long each connection waits for
 * other processes.
 */
final class SqliteConnections {

    /** A commit is on the disk when it returns: its frames are in the log, and the log is synced, on macOS too. */
    private static final String[] DURABLE = {
        "PRAGMA synchronous = FULL", "PRAGMA fullfsync = ON", "PRAGMA checkpoint_fullfsync = ON"
    };

    private SqliteConnections() {}

    /** A connection that changes nothing, neither while it is open nor when it is closed. */
    static Connection reading(StoreFile file, Duration patience) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return connected(file, patience, config);
    }

    /** A connection that first rolls back an unfinished change of a killed process, and changes nothing else. */
    static Connection undoing(StoreFile file, Duration patience) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return connected(file, patience, config);
    }

    /** A connection for changes, with SQLite's log next to the file; it does not create the file. */
    static Connection writing(StoreFile file, Duration patience) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        Connection connection = connected(file, patience, config);
        try {
            String mode = text(connection, "PRAGMA journal_mode = WAL");
            if (!mode.equals("wal")) {
                throw DatabaseProblem.DISK.asError("it cannot be shared there: its journal mode is " + mode);
            }
            for (String setting : DURABLE) {
                execute(connection, setting);
            }
            long unused = number(connection, "SELECT COUNT(*) FROM sqlite_master"); // This also opens the log.
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw e;
        }
    }

    /**
     * Writes the log to the disk; false if another process prevents it, so that a part of the log may not be on the
     * disk.
     */
    static boolean isCheckpointed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            return row.next() && row.getInt("busy") == 0 && row.getInt("log") == row.getInt("checkpointed");
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first field of the first row, which must exist. */
    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // All changes are on disk, so the close has nothing left to save.
        }
    }

    private static Connection connected(StoreFile file, Duration patience, SQLiteConfig config) throws SQLException {
        loadLibrary();
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        SQLiteDataSource source = new SQLiteDataSource(config);
        // As a URI: so no character of the path has a special meaning, and the bytes of the path are kept on every
        // system.
        source.setUrl("jdbc:sqlite:" + file.real().toUri());
        return source.getConnection();
    }

    private static void loadLibrary() throws SQLException {
        try {
            boolean unused = SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            throw DatabaseProblem.NO_LIBRARY.asError(e.toString());
        }
    }
}
