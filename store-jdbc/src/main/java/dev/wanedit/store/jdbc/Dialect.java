package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/** Where the databases differ in statements; in tables they do by the scripts of {@link Schema}. */
enum Dialect {
    H2("schema", "", ""),
    /** Keys are ordered as the bytes they are, whatever the order of the database's language is. */
    POSTGRESQL("schema", " COLLATE \"C\"", " ON CONFLICT (job_key) DO NOTHING"),
    SQLITE("schema-sqlite", "", " ON CONFLICT (job_key) DO NOTHING"),
    /** By bytes too, and without the rule that spaces at the end do not count. INSERT IGNORE would hide other errors. */
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

    /** The one of the application's database at the other end; empty if that is another product. */
    static Optional<Dialect> of(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        return switch (Objects.requireNonNullElse(database.getDatabaseProductName(), "")) {
            case "H2" -> Optional.of(H2);
            case "PostgreSQL" -> Optional.of(POSTGRESQL);
            // Either driver reaches either server, and gives it the name that it was made for.
            case "MySQL", "MariaDB" ->
                Optional.of(database.getDatabaseProductVersion().contains("MariaDB") ? MARIADB : MYSQL);
            default -> Optional.empty();
        };
    }

    /** The name of its scripts, without version and ending. */
    String script() {
        return script;
    }

    /** How a column's texts are ordered by their bytes. */
    String keyOrder() {
        return keyOrder;
    }

    /** Follows an insert that should do nothing if the key is there; without it, the database reports a duplicate. */
    String orNothing() {
        return orNothing;
    }

    /** Whether a key or a task is there already. */
    boolean isDuplicate(SQLException error) {
        return switch (this) {
            case H2, POSTGRESQL -> DUPLICATE_STATE.equals(error.getSQLState());
            case SQLITE -> error.getErrorCode() == DUPLICATE_IN_SQLITE;
            case MYSQL, MARIADB -> error.getErrorCode() == DUPLICATE_IN_MYSQL;
        };
    }

    /** MySQL knows four digits of a year. The column is for those who look into the table; the record has the moment. */
    private static Instant inRange(Instant instant) {
        return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    }

    /** A moment as its column takes it; always in UTC, and never by way of the time zone of a session. */
    Object moment(Instant instant) {
        return switch (this) {
            case H2, POSTGRESQL -> instant.atOffset(ZoneOffset.UTC);
            case SQLITE -> instant.toString();
            case MYSQL, MARIADB -> LocalDateTime.ofInstant(inRange(instant), ZoneOffset.UTC);
        };
    }
}
