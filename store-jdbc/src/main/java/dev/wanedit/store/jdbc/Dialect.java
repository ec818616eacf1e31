package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * The differences of the databases in SQL statements; differences of the tables are in the scripts of {@link Schema}.
 */
enum Dialect {
    H2("schema", "", ""),
    /** Keys are ordered by their bytes, not by the language of the database. */
    POSTGRESQL("schema", " COLLATE \"C\"", " ON CONFLICT (job_key) DO NOTHING"),
    SQLITE("schema-sqlite", "", " ON CONFLICT (job_key) DO NOTHING"),
    /**
     * Also ordered by bytes, and without the rule that spaces at the end are ignored. INSERT IGNORE would hide other
     * errors.
     */
    MYSQL("schema-mysql", "utf8mb4_0900_bin", ""),
    MARIADB("schema-mysql", "utf8mb4_nopad_bin", "");

    private static final String DUPLICATE_STATE = "23505";
    private static final int DUPLICATE_IN_MYSQL = 1062;
    private static final int DUPLICATE_IN_SQLITE = 19;

    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final String script;
    private final String keyOrder;
    private final String orNothing;

    Dialect(String script, String keyOrder, String orNothing) {
        this.script = script;
        this.keyOrder = keyOrder;
        this.orNothing = orNothing;
    }

    /** The dialect of the application's database; empty if it is an unknown product. */
    static Optional<Dialect> of(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        return switch (Objects.requireNonNullElse(database.getDatabaseProductName(), "")) {
            case "H2" -> Optional.of(H2);
            case "PostgreSQL" -> Optional.of(POSTGRESQL);
            // Each of the two drivers works with both servers, and may report the name of the other one.
            case "MySQL", "MariaDB" ->
                Optional.of(database.getDatabaseProductVersion().contains("MariaDB") ? MARIADB : MYSQL);
            default -> Optional.empty();
        };
    }

    /** The name of its scripts, without version and file extension. */
    String script() {
        return script;
    }

    /** The SQL that orders a column's texts by their bytes. */
    String keyOrder() {
        return keyOrder;
    }

    /**
     * Appended to an insert that should do nothing if the key exists; if it is empty, the database reports a duplicate.
     */
    String orNothing() {
        return orNothing;
    }

    /** True if the error means that a key or a task already exists. */
    boolean isDuplicate(SQLException error) {
        return switch (this) {
            case H2, POSTGRESQL -> DUPLICATE_STATE.equals(error.getSQLState());
            case SQLITE -> error.getErrorCode() == DUPLICATE_IN_SQLITE;
            case MYSQL, MARIADB -> error.getErrorCode() == DUPLICATE_IN_MYSQL;
        };
    }

    /**
     * MySQL supports four digits of a year. The column is only for people who read the table; the record has the exact
     * time.
     */
    private static Instant inRange(Instant instant) {
        return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    }

    /** The moment in a column of a row, as {@link #moment} stored it. */
    Instant moment(ResultSet row, String column) throws SQLException {
        return switch (this) {
            case H2, POSTGRESQL -> row.getObject(column, OffsetDateTime.class).toInstant();
            case SQLITE -> Instant.parse(row.getString(column));
            case MYSQL, MARIADB -> row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        };
    }

    /** The value of a moment for its column; always in UTC, independent of the time zone of the session. */
    Object moment(Instant instant) {
        return switch (this) {
            case H2, POSTGRESQL -> instant.atOffset(ZoneOffset.UTC);
            case SQLITE -> instant.toString();
            case MYSQL, MARIADB -> LocalDateTime.ofInstant(inRange(instant), ZoneOffset.UTC);
        };
    }
}
