package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.JobKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link StormProgram} said that it has stored: of each key the newest version. */
final class Reported {

    private final Map<String, Long> versions = new LinkedHashMap<>();

    /** @param line what follows {@code stored} */
    void note(String line) {
        List<String> words = List.of(line.split(" "));
        versions.put(words.get(0), Long.valueOf(words.get(1)));
    }

    /** The store has that, or more. */
    void assertIn(JdbcJobStore store, String when) {
        versions.forEach((key, version) -> assertThat(store.find(new JobKey(key)))
                .as("%s, reported as stored in version %s, %s", key, version, when)
                .hasValueSatisfying(record -> assertThat(record.version()).isGreaterThanOrEqualTo(version)));
    }
}
