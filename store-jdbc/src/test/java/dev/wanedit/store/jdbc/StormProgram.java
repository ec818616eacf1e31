package dev.wanedit.store.jdbc;

import dev.wanedit.record.JobRecord;
import dev.wanedit.testkit.store.SampleRecords;
import java.nio.file.Path;

/** Stores one change after the other, and says so, until it is killed; it closes and opens its store now and then. */
public final class StormProgram {

    private static final int JOBS_OF_A_STORE = 30;

    private StormProgram() {}

    /** @param arguments the file, what its keys begin with, the number of the first job, and the number to stop before */
    public static void main(String[] arguments) {
        int end = Integer.parseInt(arguments[3]);
        for (int i = Integer.parseInt(arguments[2]); i < end; i += JOBS_OF_A_STORE) {
            try (JdbcJobStore store = JdbcJobStore.file(Path.of(arguments[0]))) {
                storm(store, arguments[1], i, Math.min(end, i + JOBS_OF_A_STORE));
            }
        }
    }

    private static void storm(JdbcJobStore store, String prefix, int first, int end) {
        for (int i = first; i < end; i++) {
            JobRecord record = store.insertIfAbsent(SampleRecords.ready(prefix + i));
            System.out.println("stored " + prefix + i + " 1");
            store.replace(SampleRecords.submitting(record));
            System.out.println("stored " + prefix + i + " 2");
        }
    }
}
