package dev.wanedit.store.jdbc;

import dev.wanedit.error.StorageException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.JobStore.Replacement;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.store.SampleRecords;
import dev.wanedit.testserver.Pool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What tests let another process do with a store: it says {@code open}, then does what it reads, line by line. */
public final class StoreProgram {

    private StoreProgram() {}

    /** @param arguments {@code file PATH} or {@code url JDBC-URL} */
    public static void main(String[] arguments) throws IOException {
        try (JobStore store = open(arguments[0], arguments[1]);
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("open");
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                obey(store, line.split(" "));
            }
        } catch (StorageException e) {
            System.out.println("fault " + e.getMessage());
        }
    }

    private static JobStore open(String kind, String where) {
        return kind.equals("file")
                ? JdbcJobStore.file(Path.of(where))
                : JdbcJobStore.over(Pool.of(Databases.of(where)).source());
    }

    private static void obey(JobStore store, String... command) {
        switch (command[0]) {
            case "insert" -> insert(store, command[1]);
            case "fill" -> fill(store);
            case "race" ->
                System.out.println("won " + race(store, Integer.parseInt(command[1]), Integer.parseInt(command[2])));
            default -> throw new IllegalArgumentException(command[0]);
        }
    }

    private static void insert(JobStore store, String key) {
        JobRecord first = store.insertIfAbsent(SampleRecords.ready(key));
        Replacement replacement = store.replace(SampleRecords.submitting(first));
        System.out.println("stored " + replacement);
    }

    /** Until it is full; then it looks whether the store goes on as far as it can. */
    private static void fill(JobStore store) {
        try {
            for (int i = 0; i < 100_000; i++) {
                store.insertIfAbsent(SampleRecords.ready("order " + i));
                System.out.println("stored order " + i);
            }
        } catch (StorageException e) {
            System.out.println("fault " + e.getMessage());
            System.out.println("found " + store.find(new JobKey("order 0")).isPresent());
        }
    }

    /** Goes for the jobs from one number to below another, and counts those that this process would send. */
    static int race(JobStore store, int from, int to) {
        int won = 0;
        for (int i = from; i < to; i++) {
            JobRecord there = store.insertIfAbsent(SampleRecords.ready("order " + i));
            if (there.version() == 1 && store.replace(SampleRecords.submitting(there)) == Replacement.REPLACED) {
                won++;
            }
        }
        return won;
    }
}
