package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Where a store's connections come from; safe for use by several threads. */
interface Database extends AutoCloseable {

    /** What it is called in messages; holds no secret. */
    String name();

    /** What is spoken at the other end of this connection; empty if it is a database that is not known. */
    Optional<Dialect> dialect(Connection connection) throws SQLException;

    /** Does this on a connection in autocommit mode. */
    <T> T read(Work<T> work) throws SQLException;

    /** The same for what may be a change, which is on disk when this returns. */
    <T> T change(Work<Change<T>> work) throws SQLException;

    /** Does what is to be done once, after the tables are there and before the store is used. */
    void begin() throws SQLException;

    /** Frees what was opened here. Idempotent. */
    @Override
    void close();

    /**
     * What became of an attempt to change something.
     *
     * @param result what to tell about it
     * @param made whether a record was stored
     */
    record Change<T>(T result, boolean made) {}

    /** What is done on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
