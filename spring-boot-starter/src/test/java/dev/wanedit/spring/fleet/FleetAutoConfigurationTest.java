package dev.wanedit.spring.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.fleet.FleetClient;
import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** When an application is a node, and what it says if it cannot be one. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class FleetAutoConfigurationTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"db-scheduler", "db_scheduler", "DbScheduler"})
    void beans_whenTheEngineIsTheFleet_areANodeBesideTheClient(String engine, FakeDashScope fake) {
        FleetApplications.taking(fake, folder)
                .withPropertyValues(
                        "wanedit.engine=" + engine, "wanedit.fleet.node= web-1 ", "wanedit.fleet.account=shop")
                .run(app -> {
                    assertThat(app).hasSingleBean(VideoEditClient.class);
                    assertThat(app.getBean(FleetClient.class).node()).isEqualTo("web-1");
                    assertThat(app.getBean(FleetClient.class).account().account())
                            .isEqualTo("shop");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"wanedit.engine=client", "wanedit.enabled=false"})
    void beans_whenThereIsNoFleet_areNoNode(String property, FakeDashScope fake) {
        FleetApplications.node(fake, folder)
                .withPropertyValues(property)
                .run(app -> assertThat(app)
                        .hasNotFailed()
                        .doesNotHaveBean(FleetClient.class)
                        .doesNotHaveBean("waneditFleetHealthIndicator"));
    }

    @Test
    void node_whenAppHasItsOwn_isThatOneAndIsLeftToIt(FakeDashScope fake) {
        try (FleetClient own = FleetClient.builder(
                        FleetApplications.empty(),
                        () -> VideoEditClient.builder().apiKey(fake.apiKey()).baseUrl(fake.baseUrl()),
                        (key, video) -> URI.create("bucket:x"))
                .build()) {
            FleetApplications.node(fake)
                    .withPropertyValues("wanedit.store.type=memory")
                    .withBean(FleetClient.class, () -> own)
                    .run(app -> {
                        assertThat(app.getBean(FleetClient.class)).isSameAs(own);
                        assertThat(app).doesNotHaveBean(FleetLifecycle.class);
                    });
        }
    }

    @Test
    void start_withoutTheModule_namesIt(FakeDashScope fake) {
        problem(
                FleetApplications.node(fake, folder).withClassLoader(new FilteredClassLoader(FleetClient.class)),
                "wanedit.engine is db-scheduler",
                "dev.wanedit:wanedit-engine-db-scheduler");
    }

    @Test
    void start_withoutADataSource_namesTheProperty(FakeDashScope fake) {
        problem(
                FleetApplications.node(fake).withPropertyValues("wanedit.store.type=memory"),
                "no DataSource",
                "wanedit.engine=client");
    }

    @Test
    void start_withSeveralDataSources_namesThem(FakeDashScope fake) {
        ApplicationContextRunner both = FleetApplications.node(fake)
                .withPropertyValues("wanedit.store.type=memory", "wanedit.fleet.folder=" + folder)
                .withBean("shop", DataSource.class, FleetApplications::empty)
                .withBean("jobs", DataSource.class, FleetApplications::withTable);

        problem(both, "several DataSources: shop, jobs", "wanedit.store.data-source");
        both.withPropertyValues("wanedit.store.data-source=jobs")
                .run(app -> assertThat(app).hasNotFailed());
    }

    @Test
    void start_withoutTheTableOfDbScheduler_namesTheScriptOfTheDatabase(FakeDashScope fake) {
        problem(
                FleetApplications.node(fake)
                        .withBean(DataSource.class, FleetApplications::empty)
                        .withPropertyValues("wanedit.fleet.folder=" + folder),
                "The table scheduled_tasks of db-scheduler cannot be read",
                "dev/wanedit/fleet/scheduled-tasks-h2.sql");
    }

    @Test
    void start_withoutAPlaceForResults_saysHowToGiveOne(FakeDashScope fake) {
        problem(
                FleetApplications.node(fake).withBean(DataSource.class, FleetApplications::withTable),
                "no place",
                "wanedit.fleet.folder");
    }

    @Test
    void start_withSeveralSinks_namesThem(FakeDashScope fake) {
        problem(
                FleetApplications.node(fake, folder)
                        .withBean("one", FleetSink.class, () -> (key, video) -> URI.create("bucket:1"))
                        .withBean("two", FleetSink.class, () -> (key, video) -> URI.create("bucket:2")),
                "one, two",
                "primary");
    }

    @Test
    void start_withOneBuilderForAllClients_saysWhyThatCannotBe(FakeDashScope fake) {
        problem(
                FleetApplications.node(fake, folder)
                        .withBean(
                                "own",
                                VideoEditClientBuilder.class,
                                () -> VideoEditClient.builder().apiKey(fake.apiKey())),
                "own",
                "prototype");
    }

    /** As the failure analysis of the starter finds it, wherever in the start it was thrown. */
    private static void problem(ApplicationContextRunner runner, String problem, String nextStep) {
        runner.run(app -> {
            assertThat(app).hasFailed();
            ConfigurationException found = Stream.iterate(
                            app.getStartupFailure(), fault -> fault != null, Throwable::getCause)
                    .filter(ConfigurationException.class::isInstance)
                    .map(ConfigurationException.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(found.problem()).contains(problem);
            assertThat(found.nextStep()).contains(nextStep);
        });
    }
}
