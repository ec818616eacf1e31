package dev.wanedit.store.jdbc;

import dev.wanedit.record.JobRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records that were last written or read, each with its row. A job is read many times while it runs, and decoding costs more
 * than reading. A record is used only for a row that is the same to the last character, so it does not matter who wrote that
 * row. Safe for use by several threads.
 */
final class DecodedRecords {

    private static final int MOST = 500;
    private static final float LOAD = 0.75f;

    private final Map<String, Decoded> byKey = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Decoded> eldest) {
            return size() > MOST;
        }
    };

    /**
     * The record of this row; null if it is not known.
     *
     * @param checksum the checksum that is stored with the row
     */
    synchronized @Nullable JobRecord of(Row row, long checksum) {
        Decoded known = byKey.get(row.key());
        return known != null && known.checksum() == checksum && known.row().equals(row) ? known.record() : null;
    }

    /** Notes the record of a row whose checksum was calculated. */
    synchronized void note(Row row, long checksum, JobRecord record) {
        byKey.put(row.key(), new Decoded(row, checksum, record));
    }

    private record Decoded(Row row, long checksum, JobRecord record) {}
}
