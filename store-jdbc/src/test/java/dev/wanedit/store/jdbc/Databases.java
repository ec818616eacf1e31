package dev.wanedit.store.jdbc;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.wanedit.testserver.MariaDbServer;
import dev.wanedit.testserver.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Named;
import org.mariadb.jdbc.MariaDbDataSource;

/** Empty databases of each kind, and a look into them past the store. */
final class Databases {

    private Databases() {}

    /** One of each kind, by its name; the server is started when it is asked for, or the test is skipped. */
    static Stream<Named<Supplier<DataSource>>> fresh() {
        return Stream.of(
                Named.of("H2", Databases::h2),
                Named.of("PostgreSQL", Databases::postgres),
                Named.of("MariaDB", Databases::mariaDb),
                Named.of("MySQL's driver on MariaDB", Databases::mySqlDriver),
                Named.of("MySQL", Databases::mySql));
    }

    static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    static DataSource postgres() {
        return PostgresServer.source(PostgresServer.shared().freshSchema());
    }

    static DataSource mariaDb() {
        return of("jdbc:mariadb:" + MariaDbServer.shared().freshDatabase());
    }

    /** MariaDB by MySQL's driver, which is no proof for MySQL's server. */
    static DataSource mySqlDriver() {
        return of("jdbc:mysql:" + MariaDbServer.shared().freshDatabase());
    }

    /** The MySQL that {@code -Dtest.mysql=//HOST:PORT/?user=…} names, or the test is skipped. */
    static DataSource mySql() {
        String server = System.getProperty("test.mysql", "");
        if (server.isEmpty()) {
            return Assumptions.abort("no MySQL is named by -Dtest.mysql=//HOST:PORT/?user=USER&password=PASSWORD");
        }
        return of("jdbc:mysql:" + MariaDbServer.freshDatabase(server));
    }

    /** Connections of a URL that names its user. */
    static DataSource of(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return PostgresServer.source(url);
        }
        if (url.startsWith("jdbc:mysql:")) {
            MysqlDataSource source = new MysqlDataSource();
            source.setURL(url);
            return source;
        }
        try {
            return new MariaDbDataSource(url);
        } catch (SQLException e) {
            throw new IllegalArgumentException(url, e);
        }
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** All rows, each as a line. */
    static List<String> rows(DataSource source, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                StringJoiner line = new StringJoiner("|");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.add(rows.getString(i));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }
}
