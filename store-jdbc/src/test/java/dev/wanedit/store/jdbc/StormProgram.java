package dev.wanedit.store.jdbc;

import dev.wanedit.job.JobRecord;
import dev.wanedit.testkit.store.SampleRecords;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;

/** Stores one change after the other, and says so, until it is killed; it closes and opens its store now and then. */
public final class StormProgram {

    /** Small, so that the file is written anew again and again. */
    private static final long ENOUGH = 200_000;

    private static final int JOBS_OF_A_STORE = 30;

    private StormProgram() {}

    /** @param arguments the file, and the number of the first job */
    public static void main(String[] arguments) throws SQLException {
        for (int i = Integer.parseInt(arguments[1]); ; i += JOBS_OF_A_STORE) {
            FileDatabase database = new FileDatabase(Path.of(arguments[0]), ENOUGH);
            try (JdbcJobStore store = JdbcJobStore.open(database)) {
                forgetAtOnce(database);
                storm(store, i);
            }
        }
    }

    private static void storm(JdbcJobStore store, int first) {
        for (int i = first; i < first + JOBS_OF_A_STORE; i++) {
            JobRecord record = store.insertIfAbsent(SampleRecords.ready("order-" + i));
            System.out.println("stored order-" + i + " 1");
            store.replace(SampleRecords.submitting(record));
            System.out.println("stored order-" + i + " 2");
        }
    }

    /** What H2 does after 45 seconds otherwise: it gives up old pages, and uses their space again if it may. */
    private static void forgetAtOnce(FileDatabase database) throws SQLException {
        boolean unused = database.read(connection -> {
            try (Statement set = connection.createStatement()) {
                return set.execute("SET RETENTION_TIME 0");
            }
        });
    }
}
