package dev.wanedit.store.jdbc;

import dev.wanedit.port.JobStore;
import dev.wanedit.testkit.store.JobStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A file is one process's, which may open it more than once. */
class FileStoreContractTest extends JobStoreContract {

    @TempDir
    Path folder;

    @Override
    public JobStore open() {
        return JdbcJobStore.file(folder.resolve("jobs"));
    }
}
