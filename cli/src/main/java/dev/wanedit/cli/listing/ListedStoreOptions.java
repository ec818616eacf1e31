package dev.wanedit.cli.listing;

import dev.wanedit.cli.database.JdbcUrl;
import dev.wanedit.cli.option.KeptStoreOptions;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.JobStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The job store of a command that only reads it: an existing file, or a database. */
public final class ListedStoreOptions {

    @Option(
            names = "--store",
            paramLabel = "FILE|URL",
            description =
                    "where the jobs are: a file, or a database such as jdbc:postgresql://host/name, which is only read"
                            + " (user and password: WANEDIT_STORE_USER, WANEDIT_STORE_PASSWORD); default a file in your state"
                            + " folder")
    private @Nullable String store;

    @Option(
            names = "--driver",
            paramLabel = "JAR",
            description = "the JDBC driver of the database: its jar file, such as postgresql.jar")
    private @Nullable Path driver;

    /**
     * Opens the existing store; the caller must close it.
     *
     * @throws ConfigurationException if it was named and does not exist, or has no driver, or there is no default place for one
     * @throws dev.wanedit.error.StorageException if it cannot be used
     */
    public JobStore open(Environment here) {
        String named = store;
        if (named != null && JdbcUrl.isOne(named)) {
            return here.stores().openDatabase(new JdbcUrl(named), driver);
        }
        if (driver != null) {
            throw new ConfigurationException(
                    "--driver belongs to a database.", "Add --store jdbc:…, or leave --driver out.");
        }
        return KeptStoreOptions.open(named == null ? null : file(named), here);
    }

    private static Path file(String named) {
        try {
            return Path.of(named);
        } catch (InvalidPathException e) {
            throw new ConfigurationException("--store: " + e.getReason() + ".", "Correct the path.", e);
        }
    }
}
