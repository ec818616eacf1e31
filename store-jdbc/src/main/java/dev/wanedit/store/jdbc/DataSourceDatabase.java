package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The application's database: a connection for each call. The source is never closed. */
final class DataSourceDatabase implements Database {

    // User information up to that of the last host, then all settings: after a question mark, with H2 after a
    // semicolon;
    // MySQL has them in brackets too.
    private static final Pattern SECRETS = Pattern.compile("(?<=//)[^?;(]*@|[?;(].*");

    private static final String END_UNKNOWN = "40003";

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

    /**
     * Ended for another transaction's sake, by a deadlock or by their isolation: nothing of the statement is left. That is
     * not known where the end of the statement is unknown.
     */
    private static boolean isUndone(SQLException error) {
        String state = error.getSQLState();
        return state != null && state.startsWith("40") && !state.equals(END_UNKNOWN);
    }

    private <T> T readOnce(Work<T> work) throws SQLException {
        if (closed) {
            throw Fault.CLOSED.asError();
        }
        try (Connection connection = source.getConnection()) {
            @Nullable String url = connection.getMetaData().getURL();
            if (url != null) { // Drivers need not know it.
                name = SECRETS.matcher(url).replaceAll("");
            }
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
