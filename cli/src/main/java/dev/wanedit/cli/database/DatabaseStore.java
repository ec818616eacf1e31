package dev.wanedit.cli.database;

import dev.wanedit.port.JobStore;
import dev.wanedit.store.jdbc.JdbcJobStore;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;

/** Opens a job store in a database, only to read it. */
public final class DatabaseStore {

    private static final String USER = "WANEDIT_STORE_USER";
    private static final String PASSWORD = "WANEDIT_STORE_PASSWORD";

    private DatabaseStore() {}

    /**
     * Opens the store; the caller must close it.
     *
     * @param driver the jar of its driver; null if the user named none
     * @param environment looks up variables of the environment; null if one is not set
     * @throws dev.wanedit.error.ConfigurationException if there is no driver for it
     * @throws dev.wanedit.error.StorageException if it cannot be used
     */
    public static JobStore open(JdbcUrl url, @Nullable Path driver, UnaryOperator<@Nullable String> environment) {
        // Drivers log by the JDK's logging, some of them the whole URL; that would go to standard error.
        LogManager.getLogManager().reset();
        Properties settings = new Properties();
        set(settings, "user", environment.apply(USER));
        set(settings, "password", environment.apply(PASSWORD));
        return JdbcJobStore.readOnly(JdbcDrivers.forDatabase(url, driver), url.text(), settings);
    }

    private static void set(Properties settings, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            Object unused = settings.setProperty(name, value);
        }
    }
}
