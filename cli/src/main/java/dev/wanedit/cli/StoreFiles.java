package dev.wanedit.cli;

import dev.wanedit.port.JobStore;
import dev.wanedit.store.jdbc.JdbcJobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files in which jobs are kept; tests whose subject they are not do without the disk. */
interface StoreFiles {

    /** Real ones. */
    StoreFiles ON_DISK = new StoreFiles() {
        @Override
        public boolean hold(Path file) {
            try {
                return Files.exists(file) ? Files.size(file) > 0 : JdbcJobStore.exists(file);
            } catch (IOException e) {
                return true;
            }
        }

        @Override
        public JobStore open(Path file) {
            return JdbcJobStore.file(file);
        }
    };

    /** Whether there is something in this file; if it is no store, that is told when it is opened. */
    boolean hold(Path file);

    /**
     * Opens the store in this file, made if it is not there; whoever opened it closes it.
     *
     * @throws dev.wanedit.error.StorageException if it cannot be used
     */
    JobStore open(Path file);
}
