package dev.example.studio;

import dev.wanedit.fleet.FleetClient;
import dev.wanedit.fleet.result.FleetSink;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** What the studio adds to the fleet of the starter: the database, and the place of results. */
@Configuration(proxyBeanMethods = false)
@Profile("fleet")
class FleetConfiguration {

    private static final String TABLE = "scheduled_tasks";

    /** The one of {@code spring.datasource.url}; without it, a file of H2 in the studio's folder, for this studio alone. */
    @Bean
    DataSource dataSource(DataSourceProperties database, StudioFolder folder) throws SQLException {
        if (database.getUrl() == null) {
            database.setUrl("jdbc:h2:file:" + folder.root().resolve("fleet"));
        }
        DataSource source = database.initializeDataSourceBuilder().build();
        createTable(source);
        return source;
    }

    /** An application of your own would do this with Flyway or Liquibase. The fleet's other tables are its own affair. */
    private static void createTable(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            String name = database.storesUpperCaseIdentifiers() ? TABLE.toUpperCase(Locale.ROOT) : TABLE;
            try (ResultSet tables = database.getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
                if (tables.next()) {
                    return;
                }
            }
            String product = database.getDatabaseProductName().toLowerCase(Locale.ROOT);
            ScriptUtils.executeSqlScript(
                    connection,
                    new ClassPathResource(
                            "scheduled-tasks-" + product.replace("mariadb", "mysql") + ".sql", FleetClient.class));
        }
    }

    @Bean
    FleetSink results(StudioFolder folder) {
        return new StudioSink(folder);
    }
}
