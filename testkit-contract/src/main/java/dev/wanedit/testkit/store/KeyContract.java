package dev.wanedit.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore.Scan;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Keys are compared exactly, character by character: keys that look similar are different, and characters with a
 * meaning for databases are allowed.
 */
public abstract class KeyContract extends StoreContract {

    private static List<String> keys() {
        return List.of(
                "order",
                "Order",
                "ORDER",
                "order.",
                "order..",
                "order%",
                "order_",
                "%",
                "_",
                "*",
                "?",
                "'",
                "''",
                "\"",
                "`",
                "\\",
                "\\\\",
                "a'; DROP TABLE jobs; --",
                "$1",
                "${order}",
                "{}",
                "null",
                "0",
                "00",
                "0.0",
                "-1",
                "../order",
                "C:\\order",
                "https://example.com/a?b=c",
                "剪辑-一号",
                "剪輯-一號",
                "\uff4f\uff52\uff44\uff45\uff52",
                "stra\u00dfe",
                "strasse",
                "I",
                "\u0131",
                "\u0130",
                "caf\u00e9",
                "cafe\u0301",
                "\ud83c\udfac",
                "\ud83c\udfac\ud83c\udfac",
                "\ufffd",
                "\ue000",
                "a\u00a0b",
                "a\u200bb",
                "\u202eabc",
                "k".repeat(200),
                "k".repeat(199),
                "剪".repeat(200),
                "\ud83c\udfac".repeat(100));
    }

    @Test
    void records_whenTheirKeysAreOdd_areStoredFoundAndChanged() {
        for (String key : keys()) {
            JobRecord first = inserted(SampleRecords.ready(key));
            assertHas(first);

            JobRecord second = replaced(SampleRecords.submitting(first));

            assertHas(second);
            assertThat(store().insertIfAbsent(first)).isEqualTo(second);
        }
    }

    @Test
    void records_whenKeysLookAlike_areDifferentJobs() {
        List<String> keys = keys();
        for (String key : keys) {
            inserted(SampleRecords.ready(key, "medium of " + key));
        }

        for (String key : keys) {
            assertHas(SampleRecords.ready(key, "medium of " + key));
        }
    }

    @Test
    void scan_whenKeysAreOdd_showsEachOnce() {
        List<String> keys = keys();
        keys.forEach(key -> inserted(SampleRecords.ready(key)));

        List<String> seen = new ArrayList<>();
        List<JobRecord> page = store().scan(Scan.ALL, null, 7);
        while (!page.isEmpty() && seen.size() <= keys.size()) {
            page.forEach(record -> seen.add(record.key().value()));
            page = store().scan(Scan.ALL, page.get(page.size() - 1).key(), 7);
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void keys_whenOdd_areEachShownOnce() {
        List<String> keys = keys();
        keys.forEach(key -> inserted(SampleRecords.ready(key)));

        List<String> seen = new ArrayList<>();
        List<JobKey> page = store().keys(Scan.ALL, null, 7);
        while (!page.isEmpty() && seen.size() <= keys.size()) {
            page.forEach(key -> seen.add(key.value()));
            page = store().keys(Scan.ALL, page.get(page.size() - 1), 7);
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(keys);
    }
}
