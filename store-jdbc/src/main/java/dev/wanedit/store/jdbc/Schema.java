package dev.wanedit.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The tables, and the scripts that create them: one script for each version; a published script never changes. */
final class Schema {

    /** The version that this code works with. */
    static final int VERSION = 1;

    /** If another process was faster, the next attempt finds its work done. */
    private static final int ATTEMPTS = 5;

    private Schema() {}

    /**
     * Upgrades the tables to {@link #VERSION}. If they are of a newer version, nothing is changed.
     *
     * @return the version of the tables now
     */
    static int prepare(Connection connection, Dialect dialect) throws SQLException {
        int version = version(connection);
        for (int attempt = 1; version < VERSION; attempt++) {
            try {
                upgrade(connection, dialect, version + 1);
            } catch (SQLException e) {
                // Waiting for a lock is not repeated.
                if (attempt == ATTEMPTS || DatabaseProblem.of(SqliteFault.of(e)) == DatabaseProblem.LOCKED) {
                    throw e;
                }
                // Another process may have been faster; the version shows it.
            }
            version = version(connection);
        }
        return version;
    }

    /** Runs the script in one transaction, if the database supports that for tables. */
    private static void upgrade(Connection connection, Dialect dialect, int to) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : script(dialect, to)) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (Throwable e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM wanedit_schema")) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException e) {
            if (isNoSuchTable(e)) {
                return 0;
            }
            throw e;
        }
    }

    /**
     * SQLite has no state for this error, only a number for errors of every kind; then creating the tables shows the
     * problem.
     */
    private static boolean isNoSuchTable(SQLException error) {
        String state = Objects.requireNonNullElse(error.getSQLState(), "");
        return state.equals("42P01") || state.startsWith("42S0") || (state.isEmpty() && error.getErrorCode() == 1);
    }

    private static List<String> script(Dialect dialect, int version) {
        String name = dialect.script() + "-" + version + ".sql";
        try (InputStream script = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^--.*$", "")
                    .replace("${order}", dialect.keyOrder());
            return Stream.of(text.split(";"))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + name + " from the jar failed.", e);
        }
    }
}
