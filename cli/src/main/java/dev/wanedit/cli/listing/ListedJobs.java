package dev.wanedit.cli.listing;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a store, in the order of their keys.
 *
 * @param records the records that can be read
 * @param damaged why the others cannot be read
 */
public record ListedJobs(List<JobRecord> records, Map<JobKey, StorageException> damaged) {

    private static final int PAGE = 500;

    /**
     * Reads them page by page.
     *
     * @throws StorageException if the store itself cannot be read
     */
    public static ListedJobs of(JobStore store, Scan which) {
        ListedJobs listed = new ListedJobs(new ArrayList<>(), new LinkedHashMap<>());
        JobKey last = listed.addPage(store, which, null);
        while (last != null) {
            last = listed.addPage(store, which, last);
        }
        return listed;
    }

    /** In one call if all its records can be read: a database may be far away. Null if there are no more jobs. */
    private @Nullable JobKey addPage(JobStore store, Scan which, @Nullable JobKey after) {
        List<JobRecord> page;
        try {
            page = store.scan(which, after, PAGE);
        } catch (StorageException e) {
            requireAboutAJob(e);
            return addOneByOne(store, store.keys(which, after, PAGE));
        }
        records.addAll(page);
        return page.isEmpty() ? null : page.get(page.size() - 1).key();
    }

    private @Nullable JobKey addOneByOne(JobStore store, List<JobKey> keys) {
        for (JobKey key : keys) {
            try {
                store.find(key).ifPresent(records::add);
            } catch (StorageException e) {
                requireAboutAJob(e);
                damaged.put(key, e);
            }
        }
        return keys.isEmpty() ? null : keys.get(keys.size() - 1);
    }

    private static void requireAboutAJob(StorageException e) {
        if (e.jobKey().isEmpty()) {
            throw e;
        }
    }
}
