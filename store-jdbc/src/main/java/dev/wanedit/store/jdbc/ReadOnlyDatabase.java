package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A database that is only read, over one connection of its own: the first call opens it, and the store's close closes it.
 * Calls wait for each other.
 */
final class ReadOnlyDatabase implements Database {

    private static final String H2 = "jdbc:h2:";
    private static final String ONLY_EXISTING = ";IFEXISTS=TRUE";

    private final Driver driver;
    private final String url;
    private final Properties settings;
    private @Nullable Connection connection;
    private boolean closed;

    ReadOnlyDatabase(Driver driver, String url, Properties settings) {
        this.driver = driver;
        this.url = url;
        this.settings = settings;
    }

    @Override
    public String name() {
        return DataSourceDatabase.withoutSecrets(url);
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public DatabaseProblem problem(DatabaseProblem found) {
        return found == DatabaseProblem.REFUSED ? DatabaseProblem.NOT_READABLE : found;
    }

    @Override
    public Optional<Dialect> dialect(Connection opened) throws SQLException {
        return Dialect.of(opened);
    }

    @Override
    public synchronized <T> T read(Work<T> work) throws SQLException {
        if (closed) {
            throw DatabaseProblem.CLOSED.asError();
        }
        if (connection == null) {
            connection = opened();
        }
        return work.on(connection);
    }

    private Connection opened() throws SQLException {
        @Nullable Connection opened = driver.connect(existing(), settings);
        if (opened == null) {
            throw DatabaseProblem.OTHER.asError("The driver does not accept the URL.");
        }
        try {
            opened.setReadOnly(true);
            opened.setAutoCommit(true);
            return opened;
        } catch (SQLException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** H2 would create a database that does not exist. */
    private String existing() {
        String lower = url.toLowerCase(Locale.ROOT);
        return lower.startsWith(H2) && !lower.contains("ifexists") ? url + ONLY_EXISTING : url;
    }

    @Override
    public <T> T change(Work<Change<T>> work) throws SQLException {
        throw DatabaseProblem.OPEN_FOR_READING.asError();
    }

    @Override
    public void begin() {
        // Nothing is changed.
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing was changed, so nothing is lost.
        }
        connection = null;
    }
}
