package dev.wanedit.spring.fleet;

import dev.wanedit.fleet.FleetClient;
import dev.wanedit.testkit.FakeDashScope;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.RunScript;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;

/** Applications that are nodes of a fleet, with a fake of the service. */
final class FleetApplications {

    private FleetApplications() {}

    /** It has no database yet. */
    static ApplicationContextRunner node(FakeDashScope fake) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Shop.class)
                .withPropertyValues(
                        "wanedit.base-url=" + fake.baseUrl(),
                        "wanedit.api-key=" + fake.apiKey(),
                        "wanedit.engine=db-scheduler",
                        "wanedit.fleet.poll-interval=50ms",
                        "wanedit.polling.first=0s",
                        "wanedit.polling.every=20ms");
    }

    /** Results go to the folder; the database has db-scheduler's table. */
    static ApplicationContextRunner node(FakeDashScope fake, Path folder) {
        return node(fake)
                .withBean(DataSource.class, FleetApplications::withTable)
                .withPropertyValues("wanedit.fleet.folder=" + folder);
    }

    /** A node that sends nothing. */
    static ApplicationContextRunner taking(FakeDashScope fake, Path folder) {
        return node(fake, folder).withPropertyValues("wanedit.fleet.work=false");
    }

    static DataSource empty() {
        return JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    static DataSource withTable() {
        DataSource source = empty();
        try (Connection connection = source.getConnection();
                InputStreamReader script = new InputStreamReader(
                        Objects.requireNonNull(FleetClient.class.getResourceAsStream("scheduled-tasks-h2.sql")),
                        StandardCharsets.UTF_8)) {
            RunScript.execute(connection, script);
            return source;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Selected.class)
    static class Shop {}

    /** By name, as Spring Boot does it: then conditions are read from class files, whose types may be missing. */
    static class Selected implements DeferredImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return Stream.of(
                            "Wanedit",
                            "WaneditLifecycle",
                            "fleet.Fleet",
                            "fleet.FleetHealth",
                            "fleet.FleetBoot4Health",
                            "fleet.FleetMetrics")
                    .map(name -> "dev.wanedit.spring." + name + "AutoConfiguration")
                    .toArray(String[]::new);
        }
    }
}
