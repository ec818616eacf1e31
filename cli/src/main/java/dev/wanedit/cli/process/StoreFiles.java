package dev.wanedit.cli.process;

import dev.wanedit.port.JobStore;
import dev.wanedit.store.jdbc.JdbcJobStore;
import java.nio.file.Path;

/** The files in which jobs are kept; tests whose subject they are not do without the disk. */
public interface StoreFiles {

    /** Real ones. */
    StoreFiles ON_DISK = new StoreFiles() {
        @Override
        public boolean containsJobs(Path file) {
            return JdbcJobStore.exists(file);
        }

        @Override
        public JobStore open(Path file) {
            return JdbcJobStore.file(file);
        }
    };

    /**
     * Whether this file may contain jobs: it has content, or had jobs once and was emptied or deleted. If it is not a usable
     * store, opening it reports that.
     */
    public boolean containsJobs(Path file);

    /**
     * Opens the store in this file, made if it is not there; whoever opened it closes it.
     *
     * @throws dev.wanedit.error.StorageException if it cannot be used
     */
    public JobStore open(Path file);
}
