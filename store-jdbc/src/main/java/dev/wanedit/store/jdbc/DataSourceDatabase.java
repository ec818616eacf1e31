package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The application's database: a connection for each call. The source is never closed. */
final class DataSourceDatabase implements Database {

    // User information, then all settings: PostgreSQL begins them with a question mark, H2 with a semicolon.
    private static final Pattern SECRETS = Pattern.compile("(?<=//)[^/@]*@|[?;].*");

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
    public <T> T change(Work<Change<T>> work) throws SQLException {
        return read(work).result(); // What commits by itself is as durable as the database was told to make it.
    }

    @Override
    public <T> T read(Work<T> work) throws SQLException {
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
    public void compare(Work<Long> changes) {
        // A server keeps its promises by itself.
    }

    @Override
    public void close() {
        closed = true;
    }
}
