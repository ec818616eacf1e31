package dev.wanedit.store.jdbc;

import dev.wanedit.record.JobRecord;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A record as columns. The columns repeat values of the snapshot, so that they can be queried in SQL.
 *
 * @param snapshot the record as JSON
 */
record Row(String key, long version, boolean open, @Nullable String task, String phase, String snapshot) {

    static Row of(JobRecord record, RecordCodec codec) {
        return new Row(
                record.key().value(),
                record.version(),
                record.open(),
                record.taskId() == null ? null : record.taskId().value(),
                record.phase().name(),
                codec.encode(record));
    }

    /** CRC-32C of all columns: if it differs when the row is read, the record is damaged. */
    long checksum() {
        CRC32C checksum = new CRC32C();
        String all =
                String.join("\n", key, Long.toString(version), open ? "1" : "0", String.valueOf(task), phase, snapshot);
        checksum.update(all.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }

    /** True if the columns and the snapshot have the same values. */
    boolean isOf(JobRecord record) {
        return record.key().value().equals(key) && record.version() == version;
    }
}
