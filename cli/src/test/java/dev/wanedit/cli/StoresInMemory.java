package dev.wanedit.cli;

import dev.wanedit.cli.process.StoreFiles;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What would be kept in files, for as long as a test lives; closing one leaves its jobs there. */
public final class StoresInMemory implements StoreFiles {

    private final Map<Path, JobStore> stores = new ConcurrentHashMap<>();

    @Override
    public boolean containsJobs(Path file) {
        return stores.containsKey(file);
    }

    @Override
    public JobStore open(Path file) {
        return stores.computeIfAbsent(file, made -> new MemoryJobStore());
    }

    boolean isEmpty() {
        return stores.isEmpty();
    }

    /** All jobs of the store in this file. */
    public List<JobRecord> kept(Path file) {
        return stores.get(file).scan(JobStore.Scan.ALL, null, 1000);
    }
}
