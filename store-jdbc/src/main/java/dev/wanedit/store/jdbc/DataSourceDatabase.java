package dev.wanedit.store.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The application's database: each call uses its own connection. The source is never closed. */
final class DataSourceDatabase implements Database {

    // User information up to the last host's, then all settings: after a question mark, in H2 after a semicolon; in
    // MySQL also in brackets.
    private static final Pattern SECRETS = Pattern.compile("(?<=//)[^?;(]*@|[?;(].*");

    private static final String END_UNKNOWN = "40003";

    /** Concurrent changes of the same job may fail this often; by then one of them has succeeded. */
    private static final int ATTEMPTS = 4;

    private final DataSource source;
    private final boolean transactions;
    private volatile String name;
    private volatile boolean closed;

    /** @param transactions true if a change is several statements, which are stored together or not at all */
    DataSourceDatabase(DataSource source, boolean transactions) {
        this.source = source;
        this.transactions = transactions;
        this.name = Proxy.isProxyClass(source.getClass())
                ? "over the application's data source"
                : "over " + source.getClass().getSimpleName();
    }

    /** The URL of a database without user, password and settings. */
    static String withoutSecrets(String url) {
        return SECRETS.matcher(url).replaceAll("");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Dialect> dialect(Connection connection) throws SQLException {
        return Dialect.of(connection);
    }

    @Override
    public <T> T change(Work<Change<T>> work) throws SQLException {
        // With autocommit, a change is as durable as the database is configured to make it.
        return read(transactions ? connection -> inTransaction(connection, work) : work)
                .result();
    }

    /** Undone if nothing was changed, since a statement may have failed, and then some databases refuse a commit. */
    private static <T> Change<T> inTransaction(Connection connection, Work<Change<T>> work) throws SQLException {
        connection.setAutoCommit(false);
        Change<T> change;
        try {
            change = work.on(connection);
            if (change.made()) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } catch (Throwable e) {
            undo(connection, e);
            throw e;
        }
        setMode(connection, true);
        return change;
    }

    /** The change failed with this error, which is the one that is reported. */
    private static void undo(Connection connection, Throwable error) {
        try {
            connection.rollback();
        } catch (SQLException | RuntimeException e) {
            error.addSuppressed(e);
            abandon(connection); // To set its mode would commit what is left of the change.
            return;
        }
        setMode(connection, true);
    }

    /** The work has ended, so a fault does not change how it ended; then the connection is not used again. */
    private static void setMode(Connection connection, boolean autoCommit) {
        try {
            connection.setAutoCommit(autoCommit);
        } catch (SQLException | RuntimeException e) {
            abandon(connection);
        }
    }

    /** A pool finds the connection closed, and does not lend it again. */
    private static void abandon(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            // It is broken already.
        }
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return readOnce(work);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !isUndone(e)) {
                    throw e;
                }
            }
        }
    }

    /**
     * True if the database undid the statement because of another transaction (deadlock or isolation). False if it is
     * not known how the statement ended.
     */
    private static boolean isUndone(SQLException error) {
        String state = error.getSQLState();
        return state != null && state.startsWith("40") && !state.equals(END_UNKNOWN);
    }

    private <T> T readOnce(Work<T> work) throws SQLException {
        if (closed) {
            throw DatabaseProblem.CLOSED.asError();
        }
        try (Connection connection = source.getConnection()) {
            @Nullable String url = connection.getMetaData().getURL();
            if (url != null) { // Not every driver supports this.
                name = withoutSecrets(url);
            }
            if (connection.getAutoCommit()) {
                return work.on(connection);
            }
            connection.setAutoCommit(true);
            try {
                return work.on(connection);
            } finally {
                setMode(connection, false); // A pool expects the connection back in this mode.
            }
        }
    }

    @Override
    public void begin() {
        // Nothing to do: the durability is the server's.
    }

    @Override
    public void close() {
        closed = true;
    }
}
