package dev.wanedit.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobRecord;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.service.TaskScript;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a job asks of its store does not depend on the number of the other jobs. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class StoreCallsTest {

    private static final int OTHERS = 1000;
    private static final int MOST_CALLS = 20;

    @TempDir
    Path folder;

    @Test
    void edit_whenManyOtherJobsAreOpen_asksTheStoreAsOftenAndNeverForAll(FakeDashScope fake) {
        Map<String, Integer> alone = callsOfOneJob(fake, 0);
        Map<String, Integer> amongOthers = callsOfOneJob(fake, OTHERS);

        assertThat(amongOthers).isEqualTo(alone).doesNotContainKeys("scan", "keys");
        assertThat(alone.values().stream().mapToInt(count -> count).sum()).isBetween(1, MOST_CALLS);
    }

    private Map<String, Integer> callsOfOneJob(FakeDashScope fake, int others) {
        Map<String, Integer> calls = new ConcurrentHashMap<>();
        fake.everyTask(TaskScript.statuses("RUNNING", "SUCCEEDED"));
        try (JobStore store = JdbcJobStore.file(folder.resolve("jobs-" + others))) {
            for (int i = 0; i < others; i++) {
                store.insertIfAbsent(JobRecord.ready(
                        new JobKey("other-" + i),
                        new JobFingerprint("p", List.of("m"), "prompt"),
                        null,
                        Instant.EPOCH));
            }
            try (VideoEditClient client = Scene.builder(fake.baseUrl(), fake.apiKey(), "jdk")
                    .jobStore(counting(store, calls))
                    .build()) {
                client.edit(new JobKey("one"), Scene.job(), folder.resolve("out-" + others + ".mp4"));
            }
        }
        return new TreeMap<>(calls);
    }

    private static JobStore counting(JobStore store, Map<String, Integer> calls) {
        return (JobStore) Proxy.newProxyInstance(
                StoreCallsTest.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, arguments) -> {
                    calls.merge(method.getName(), 1, Integer::sum);
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
