package dev.wanedit.cli.database;

import dev.wanedit.error.ConfigurationException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the JDBC driver of a database: in the jar that the user names, or on the class path. The program has none itself. */
public final class JdbcDrivers {

    /** Where the drivers of the supported databases are published. */
    private static final Map<String, String> ARTIFACTS = Map.of(
            "postgresql", "org.postgresql:postgresql",
            "mysql", "com.mysql:mysql-connector-j",
            "mariadb", "org.mariadb.jdbc:mariadb-java-client",
            "h2", "com.h2database:h2");

    private JdbcDrivers() {}

    /**
     * The driver for this database.
     *
     * @param jar the file that the user named; null if there is none
     * @throws ConfigurationException if there is no driver, or none for this database
     */
    public static Driver forDatabase(JdbcUrl url, @Nullable Path jar) {
        // Never closed: the driver needs its classes until the process ends.
        ClassLoader loader = jar == null
                ? JdbcDrivers.class.getClassLoader()
                : new URLClassLoader(new URL[] {url(jar)}, JdbcDrivers.class.getClassLoader());
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        try {
            while (drivers.hasNext()) {
                Driver driver = drivers.next();
                if (driver.acceptsURL(url.text())) {
                    return driver;
                }
            }
        } catch (SQLException | ServiceConfigurationError e) {
            // Without its cause: that may repeat the URL, with the password.
            throw new ConfigurationException(
                    "--store: A driver could not be asked whether it knows " + url + ".",
                    "Name another driver by --driver.");
        }
        throw jar == null ? noDriver(url) : otherDriver(url, jar);
    }

    private static URL url(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new ConfigurationException("--driver: There is no file " + jar + ".", "Correct the path.");
        }
        try {
            return jar.toRealPath().toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new ConfigurationException("--driver: The file " + jar + " cannot be read.", "Correct the path.", e);
        }
    }

    private static ConfigurationException noDriver(JdbcUrl url) {
        String artifact = ARTIFACTS.get(url.product());
        return artifact == null
                ? new ConfigurationException(
                        "--store: There is no JDBC driver for " + url + ".",
                        "Use a database of PostgreSQL, MySQL, MariaDB or H2, and name its driver by --driver.")
                : new ConfigurationException(
                        "--store: There is no JDBC driver for " + url + ".",
                        "Get the jar of " + artifact + ", and name it by --driver.");
    }

    private static ConfigurationException otherDriver(JdbcUrl url, Path jar) {
        return new ConfigurationException(
                "--driver: " + jar + " has no JDBC driver for " + url + ".",
                "Name the driver of that database, or correct the URL.");
    }
}
