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

/**
 * The tables, and the scripts that create them: one script for each version; a published script never changes.
 *
 * @param beside the class next to which the scripts are in the jar
 * @param versions the table with a row for each version that the tables have been through
 * @param version the version that this code works with
 */
record Schema(Class<?> beside, String versions, int version) {

    /** The version of the store's tables. */
    static final int VERSION = 1;

    /** The store's tables. */
    static final Schema OF_THE_STORE = new Schema(Schema.class, "wanedit_schema", VERSION);

    /** If another process was faster, the next attempt finds its work done. */
    private static final int ATTEMPTS = 5;

    /**
     * Upgrades the tables to this version. If they are of a newer version, nothing is changed.
     *
     * @return the version of the tables now
     */
    int prepare(Connection connection, Dialect dialect) throws SQLException {
        int found = found(connection);
        for (int attempt = 1; found < version; attempt++) {
            try {
                upgrade(connection, dialect, found + 1);
            } catch (SQLException e) {
                // Waiting for a lock is not repeated.
                if (attempt == ATTEMPTS || DatabaseProblem.of(SqliteFault.of(e)) == DatabaseProblem.LOCKED) {
                    throw e;
                }
                // Another process may have been faster; the version shows it.
            }
            found = found(connection);
        }
        return found;
    }

    /** Runs the script in one transaction, if the database supports that for tables. */
    private void upgrade(Connection connection, Dialect dialect, int to) throws SQLException {
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

    /** The version of the tables; 0 if there are none. */
    int found(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM " + versions)) {
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

    private List<String> script(Dialect dialect, int to) {
        String name = dialect.script() + "-" + to + ".sql";
        try (InputStream script = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
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
