package dev.wanedit.store.jdbc;

import dev.wanedit.job.JobRecord;
import dev.wanedit.testkit.store.SampleRecords;
import java.nio.file.Path;

/** Stores one change after the other, and says so, until it is killed; it closes and opens its store now and then. */
public final class StormProgram {

    private static final int JOBS_OF_A_STORE = 30;

    private StormProgram() {}

    /** @param arguments the file, what its keys begin with, and the number of the first job */
    public static void main(String[] arguments) {
        for (int i = Integer.parseInt(arguments[2]); ; i += JOBS_OF_A_STORE) {
            try (JdbcJobStore store = JdbcJobStore.file(Path.of(arguments[0]))) {
                storm(store, arguments[1], i);
            }
        }
    }

    private static void storm(JdbcJobStore store, String prefix, int first) {
        for (int i = first; i < first + JOBS_OF_A_STORE; i++) {
            JobRecord record = store.insertIfAbsent(SampleRecords.ready(prefix + i));
            System.out.println("stored " + prefix + i + " 1");
            store.replace(SampleRecords.submitting(record));
            System.out.println("stored " + prefix + i + " 2");
        }
    }
}
