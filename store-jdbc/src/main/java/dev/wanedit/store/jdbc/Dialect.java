package dev.wanedit.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Where the databases differ, and all of it. */
enum Dialect {
    H2("H2", "", ""),
    /** Keys are ordered as the bytes they are, whatever the order of the database's language is. */
    POSTGRESQL("PostgreSQL", " COLLATE \"C\"", " ON CONFLICT (job_key) DO NOTHING");

    private final String product;
    private final String keyOrder;
    private final String orNothing;

    Dialect(String product, String keyOrder, String orNothing) {
        this.product = product;
        this.keyOrder = keyOrder;
        this.orNothing = orNothing;
    }

    /** The one of the database at the other end; empty if it is another product. */
    static Optional<Dialect> of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        for (Dialect dialect : values()) {
            if (dialect.product.equals(product)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    /** Follows the type of a column whose texts are ordered by their code points. */
    String keyOrder() {
        return keyOrder;
    }

    /** Follows an insert that should do nothing if the key is there; without it, the database reports a duplicate. */
    String orNothing() {
        return orNothing;
    }
}
