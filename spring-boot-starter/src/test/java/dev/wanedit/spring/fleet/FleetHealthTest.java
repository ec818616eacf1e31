package dev.wanedit.spring.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.fleet.FleetClient;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** With Boot 4's types beside those of Boot 3.5, as in no application; each test hides the other ones. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class FleetHealthTest {

    private static final String BOOT_3 = "org.springframework.boot.actuate.health";
    private static final String BOOT_4 = "org.springframework.boot.health";
    private static final String BEAN = "waneditFleetHealthIndicator";

    @TempDir
    Path folder;

    @Test
    void health_whenSubmitsArePaused_isUpAndSaysWhy(FakeDashScope fake) {
        without(BOOT_4, fake).run(app -> {
            assertThat(health(app).getStatus()).isEqualTo(Status.UP);
            assertThat(health(app).getDetails())
                    .containsEntry("node", app.getBean(FleetClient.class).node())
                    .containsEntry("account", "default")
                    .containsEntry("drives", false)
                    .containsEntry("driver", "none")
                    .containsEntry("submits", "on")
                    .doesNotContainKey("reason");

            app.getBean(FleetClient.class).pauseSubmits("The bill is being looked at.");

            assertThat(health(app).getStatus()).isEqualTo(Status.UP);
            assertThat(health(app).getDetails())
                    .containsEntry("submits", "paused")
                    .containsEntry("reason", "The bill is being looked at.")
                    .containsKey("since");
        });
    }

    @Test
    void health_whenTheDatabaseDoesNotAnswer_isDown(FakeDashScope fake) {
        without(BOOT_4, fake).run(app -> {
            lose(app.getBean(DataSource.class));

            assertThat(health(app).getStatus()).isEqualTo(Status.DOWN);
            assertThat(health(app).getDetails()).containsKeys("node", "error", "remedy");
        });
    }

    @Test
    void health_withBoot4_isTheSame(FakeDashScope fake) {
        without(BOOT_3, fake).run(app -> {
            var indicator = app.getBean(BEAN, org.springframework.boot.health.contributor.HealthIndicator.class);
            assertThat(indicator.health().getStatus()).isEqualTo(org.springframework.boot.health.contributor.Status.UP);

            lose(app.getBean(DataSource.class));

            assertThat(indicator.health().getStatus())
                    .isEqualTo(org.springframework.boot.health.contributor.Status.DOWN);
        });
    }

    @Test
    void health_whenSwitchedOff_isNone(FakeDashScope fake) {
        without(BOOT_4, fake)
                .withPropertyValues("management.health.wanedit-fleet.enabled=false")
                .run(app -> assertThat(app).hasNotFailed().doesNotHaveBean(BEAN));
    }

    @Test
    void health_withoutActuator_isNone(FakeDashScope fake) {
        FleetApplications.taking(fake, folder)
                .withClassLoader(new FilteredClassLoader(BOOT_3, BOOT_4))
                .run(app -> assertThat(app)
                        .hasNotFailed()
                        .hasSingleBean(FleetClient.class)
                        .doesNotHaveBean(BEAN));
    }

    private ApplicationContextRunner without(String hidden, FakeDashScope fake) {
        return FleetApplications.taking(fake, folder).withClassLoader(new FilteredClassLoader(hidden));
    }

    private static Health health(AssertableApplicationContext app) {
        return app.getBean(BEAN, HealthIndicator.class).health();
    }

    private static void lose(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            boolean unused = statement.execute("DROP ALL OBJECTS");
        }
    }
}
