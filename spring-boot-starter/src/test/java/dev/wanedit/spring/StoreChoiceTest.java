package dev.wanedit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class StoreChoiceTest {

    @TempDir
    Path folder;

    @Test
    void store_whenAppHasOneDataSource_isInItsDatabase(FakeDashScope fake) {
        auto(fake).withBean(DataSource.class, StoreChoiceTest::database).run(app -> {
            assertThat(app.getBean(JobStore.class)).isInstanceOf(JdbcJobStore.class);
            assertThat(app.getBean(JobStore.class).toString()).contains("jdbc:h2:mem:");
        });
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void store_whenAppHasNoDataSource_isTheFile(FakeDashScope fake) {
        auto(fake).run(app -> assertThat(app.getBean(JobStore.class)).isInstanceOf(JdbcJobStore.class));

        assertThat(folder.resolve("jobs.db")).isRegularFile();
    }

    @Test
    void store_whenTheNameOfTheDataSourceIsEmpty_isChosenAsIfNoneWasNamed(FakeDashScope fake) {
        auto(fake)
                .withPropertyValues("wanedit.store.data-source=")
                .run(app -> assertThat(app).hasNotFailed());

        assertThat(folder.resolve("jobs.db")).isRegularFile();
    }

    @Test
    void store_whenAFileIsWanted_isNotInTheDatabase(FakeDashScope fake) {
        auto(fake)
                .withBean(DataSource.class, StoreChoiceTest::database)
                .withPropertyValues("wanedit.store.type=file")
                .run(app -> assertThat(app).hasNotFailed());

        assertThat(folder.resolve("jobs.db")).isRegularFile();
    }

    @Test
    void store_whenADataSourceIsNamed_isThatOne(FakeDashScope fake) {
        auto(fake)
                .withBean("shop", DataSource.class, StoreChoiceTest::database)
                .withBean("jobs", DataSource.class, () -> named("wanted"))
                .withPropertyValues("wanedit.store.data-source=jobs")
                .run(app -> assertThat(app.getBean(JobStore.class).toString()).contains("wanted"));
    }

    @Test
    void start_whenSeveralDataSourcesAndNoName_failsAndListsThem(FakeDashScope fake) {
        auto(fake)
                .withBean("shop", DataSource.class, StoreChoiceTest::database)
                .withBean("jobs", DataSource.class, StoreChoiceTest::database)
                .run(app -> assertThat(app)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("shop, jobs")
                        .hasMessageContaining("wanedit.store.data-source"));
    }

    @Test
    void start_whenADatabaseIsWantedAndThereIsNone_fails(FakeDashScope fake) {
        auto(fake)
                .withPropertyValues("wanedit.store.type=jdbc")
                .run(app -> assertThat(app)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("no DataSource"));
    }

    /** As with Oracle, SQL Server or Derby: an application that has never heard of our classes is helped by the property alone. */
    @Test
    void start_whenTheDatabaseIsOfAnotherKind_failsAndNamesTheProperty(FakeDashScope fake) {
        auto(fake)
                .withBean(DataSource.class, StoreChoiceTest::oracle)
                .run(app -> assertThat(app)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining("wanedit.store.type=file"));
    }

    @Test
    void store_withoutTheModule_isTheMemory(FakeDashScope fake) {
        auto(fake)
                .withClassLoader(new FilteredClassLoader(JdbcJobStore.class))
                .run(app -> assertThat(app.getBean(JobStore.class)).isInstanceOf(MemoryJobStore.class));
    }

    @Test
    void start_withoutTheModuleWhenAFileIsWanted_fails(FakeDashScope fake) {
        auto(fake)
                .withClassLoader(new FilteredClassLoader(JdbcJobStore.class))
                .withPropertyValues("wanedit.store.type=file")
                .run(app -> assertThat(app)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("wanedit-store-jdbc"));
    }

    private ApplicationContextRunner auto(FakeDashScope fake) {
        return Applications.with(fake, folder.resolve("jobs.db")).withPropertyValues("wanedit.store.type=auto");
    }

    /** A database without tables of ours and with another name. */
    private static DataSource oracle() {
        return proxy(
                DataSource.class,
                Map.of(
                        "getConnection",
                        proxy(
                                Connection.class,
                                Map.of(
                                        "getMetaData",
                                        proxy(
                                                DatabaseMetaData.class,
                                                Map.of(
                                                        "getDatabaseProductName",
                                                        "Oracle",
                                                        "getURL",
                                                        "jdbc:oracle:thin:")),
                                        "getAutoCommit",
                                        true))));
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("toString")) {
                        return type.getSimpleName();
                    }
                    return answers.getOrDefault(
                            method.getName(), method.getReturnType() == boolean.class ? false : null);
                }));
    }

    private static DataSource database() {
        return named("db" + UUID.randomUUID());
    }

    private static DataSource named(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return source;
    }
}
