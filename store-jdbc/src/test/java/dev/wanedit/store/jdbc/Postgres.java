package dev.wanedit.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL without Docker: its binaries come from Maven Central, its data lie in the folder for temporary files,
 * its port is a free one. One server serves all tests of a JVM and ends with it.
 */
final class Postgres {

    private static final String USER = "postgres";

    private Postgres() {}

    /** The server of this JVM; the first one asked for it waits some seconds. */
    private static final class Shared {
        static final EmbeddedPostgres SERVER = start();
    }

    /** One more server, for tests that stop it. Close it. */
    static EmbeddedPostgres start() {
        try {
            // In an order of texts that no program would expect, as a database made for a language has it.
            return EmbeddedPostgres.builder()
                    .setLocaleConfig("locale-provider", "icu")
                    .setLocaleConfig("icu-locale", "en-US")
                    .setLocaleConfig("locale", "C")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL did not start. As root it needs 'unshare -U'; see CONTRIBUTING.", e);
        }
    }

    /** A schema that nobody else uses, by its URL with user and all. */
    static String freshSchema() {
        return freshSchema(Shared.SERVER);
    }

    static String freshSchema(EmbeddedPostgres server) {
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.getJdbcUrl(USER, USER) + "&currentSchema=" + schema;
    }

    /** Connections of such a URL. */
    static DataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        return source;
    }
}
