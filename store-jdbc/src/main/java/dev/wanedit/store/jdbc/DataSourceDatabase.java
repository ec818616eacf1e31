package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The application's database: a connection for each call. The source is never closed. */
final class DataSourceDatabase implements Database {

    // User information, then all settings: after a question mark, with H2 after a semicolon; MySQL has them in brackets
    // too.
    private static final Pattern SECRETS = Pattern.compile("(?<=//)[^/@]*@|[?;(].*");

    /** Those who change the same job at once may hinder each other that often, and then one has made its change. */
    private static final int ATTEMPTS = 4;

    private final DataSource source;
    private volatile String name;
    private volatile boolean closed;

    DataSourceDatabase(DataSource source) {
        this.source = source;
        this.name = "over " + source.getClass().getSimpleName();
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
        return read(work).result(); // What commits by itself is as durable as the database was told to make it.
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

    /** Ended for another transaction's sake, by a deadlock or by their isolation: nothing of the statement is left. */
    private static boolean isUndone(SQLException error) {
        return error.getSQLState() != null && error.getSQLState().startsWith("40");
    }

    private <T> T readOnce(Work<T> work) throws SQLException {
        if (closed) {
            throw Fault.CLOSED.asError();
        }
        try (Connection connection = source.getConnection()) {
            name = SECRETS.matcher(connection.getMetaData().getURL()).replaceAll("");
            if (connection.getAutoCommit()) {
                return work.on(connection);
            }
            connection.setAutoCommit(true);
            try {
                return work.on(connection);
            } finally {
                connection.setAutoCommit(false); // As a pool expects it back.
            }
        }
    }

    @Override
    public void begin() {
        // A server keeps its promises by itself.
    }

    @Override
    public void close() {
        closed = true;
    }
}
