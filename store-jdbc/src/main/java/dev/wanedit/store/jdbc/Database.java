package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The source of a store's connections; safe for use by several threads. */
interface Database extends AutoCloseable {

    /** Its name in messages; holds no secret. */
    String name();

    /** The SQL dialect of the database of this connection; empty if the database is not known. */
    Optional<Dialect> dialect(Connection connection) throws SQLException;

    /** Runs the work on a connection in autocommit mode. */
    <T> T read(Work<T> work) throws SQLException;

    /** The same for work that may be a change; the change is on disk when this method returns. */
    <T> T change(Work<Change<T>> work) throws SQLException;

    /** Runs once, after the tables are created and before the store is used. */
    void begin() throws SQLException;

    /** True if its tables are neither created nor changed. */
    default boolean isReadOnly() {
        return false;
    }

    /** The problem that this one is for this kind of use. */
    default DatabaseProblem problem(DatabaseProblem found) {
        return found;
    }

    /** Frees everything that was opened here. Idempotent. */
    @Override
    void close();

    /**
     * The outcome of an attempt to change something.
     *
     * @param result the result for the caller
     * @param made true if a record was stored
     */
    record Change<T>(T result, boolean made) {}

    /** Work on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
