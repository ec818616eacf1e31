package dev.wanedit.cli.process;

import dev.wanedit.cli.database.DatabaseStore;
import dev.wanedit.cli.database.JdbcUrl;
import dev.wanedit.port.JobStore;
import dev.wanedit.store.jdbc.JdbcJobStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the files and databases in which jobs are kept. A test may replace it with stores in memory. */
public interface StoreFiles {

    /** Real files. */
    StoreFiles ON_DISK = new StoreFiles() {
        @Override
        public boolean containsJobs(Path file) {
            return JdbcJobStore.exists(file);
        }

        @Override
        public JobStore open(Path file) {
            return JdbcJobStore.file(file);
        }

        @Override
        public JobStore openDatabase(JdbcUrl url, @Nullable Path driver) {
            return DatabaseStore.open(url, driver, System::getenv);
        }
    };

    /**
     * Whether this file may contain jobs: it has content, or had jobs once and was emptied or deleted. If it is not a usable
     * store, opening it reports that.
     */
    public boolean containsJobs(Path file);

    /**
     * Opens the store in this file; the file is created if it does not exist. The caller must close the store.
     *
     * @throws dev.wanedit.error.StorageException if it cannot be used
     */
    public JobStore open(Path file);

    /**
     * Opens the store in a database, only to read it. The caller must close the store.
     *
     * @param driver the jar of its driver; null if the user named none
     * @throws dev.wanedit.error.ConfigurationException if there is no driver for it
     * @throws dev.wanedit.error.StorageException if it cannot be used
     */
    public default JobStore openDatabase(JdbcUrl url, @Nullable Path driver) {
        throw new UnsupportedOperationException();
    }
}
