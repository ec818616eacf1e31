package dev.wanedit.cli.option;

import dev.wanedit.cli.database.StoreFileName;
import dev.wanedit.cli.process.Environment;
import dev.wanedit.cli.process.Shell;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The job store of commands that only continue existing jobs: a mistyped name does not create a new store. */
public final class KeptStoreOptions {

    @Option(
            names = "--store",
            paramLabel = "FILE",
            converter = StoreFileName.class,
            description = "where jobs are kept; default a file in your state folder")
    private @Nullable Path store;

    /**
     * Opens the existing store; the caller must close it.
     *
     * @throws ConfigurationException if it was named and does not exist, or there is no default place for one
     * @throws StorageException if it cannot be used
     */
    public JobStore open(Environment here) {
        return open(store, here);
    }

    /**
     * The same for a store that another option names.
     *
     * @param store the file; null for the default place
     */
    public static JobStore open(@Nullable Path store, Environment here) {
        Path file = store == null ? here.jobs().get() : store;
        if (here.stores().containsJobs(file)) {
            return here.stores().open(file);
        }
        if (store != null) {
            String why =
                    Files.exists(store) ? "The file " + store + " is empty." : "There is no job store " + store + ".";
            throw new ConfigurationException("--store: " + why, "Correct the path.");
        }
        return new MemoryJobStore();
    }

    /**
     * The file of the store, which may not exist.
     *
     * @throws ConfigurationException if none was named and there is no default place for one
     */
    public Path file(Environment here) {
        return store == null ? here.jobs().get() : store;
    }

    /**
     * An empty store for a simulated service, which does not know the real jobs and would report that all of them are
     * gone.
     *
     * @throws ConfigurationException if a store was named
     */
    public JobStore simulated() {
        if (store != null) {
            throw new ConfigurationException(
                    "--simulate uses a fake service, which knows none of the jobs in --store " + store + ".",
                    "Leave one of the two out.");
        }
        return new MemoryJobStore();
    }

    /** The same options, to be appended to another command. */
    public String again() {
        return store == null ? "" : " --store " + Shell.quote(store.toString());
    }
}
