package dev.wanedit.cli.command;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The jobs of a store, in the order of their keys.
 *
 * @param records the records that can be read
 * @param damaged why the others cannot be read
 */
record ListedJobs(List<JobRecord> records, Map<JobKey, StorageException> damaged) {

    private static final int PAGE = 500;

    /** @throws StorageException if the store itself cannot be read */
    static ListedJobs of(JobStore store, Scan which) {
        ListedJobs listed = new ListedJobs(new ArrayList<>(), new LinkedHashMap<>());
        List<JobKey> keys = store.keys(which, null, PAGE);
        while (!keys.isEmpty()) {
            listed.add(store, keys);
            keys = store.keys(which, keys.get(keys.size() - 1), PAGE);
        }
        return listed;
    }

    private void add(JobStore store, List<JobKey> keys) {
        for (JobKey key : keys) {
            try {
                store.find(key).ifPresent(records::add);
            } catch (StorageException e) {
                if (e.jobKey().isEmpty()) {
                    throw e;
                }
                damaged.put(key, e);
            }
        }
    }
}
