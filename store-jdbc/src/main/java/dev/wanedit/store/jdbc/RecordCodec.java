package dev.wanedit.store.jdbc;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.wanedit.record.JobDocument;
import dev.wanedit.record.JobRecord;
import java.io.IOException;

/** Reads and writes records as JSON, with Moshi's reflection. */
final class RecordCodec {

    private final JsonAdapter<JobDocument> documents;
    private final JsonAdapter<Format> formats;

    RecordCodec() {
        Moshi moshi = new Moshi.Builder().build();
        documents = moshi.adapter(JobDocument.class);
        formats = moshi.adapter(Format.class);
    }

    String encode(JobRecord record) {
        return documents.toJson(JobDocument.of(record));
    }

    /** The format of the version that wrote the text; the rest of the text is not checked. */
    int format(String json) throws Unreadable {
        return decoded(formats, json).format();
    }

    /** Fails for a text of a newer format, too. */
    JobRecord decode(String json) throws Unreadable {
        try {
            return decoded(documents, json).toRecord();
        } catch (IllegalArgumentException e) {
            throw new Unreadable(e);
        }
    }

    private static <T> T decoded(JsonAdapter<T> adapter, String json) throws Unreadable {
        try {
            T value = adapter.fromJson(json);
            if (value == null) {
                throw new Unreadable(new IOException("null"));
            }
            return value;
        } catch (IOException | RuntimeException | AssertionError e) {
            // Moshi reports an exception of a record's constructor as an AssertionError.
            throw new Unreadable(e);
        }
    }

    /** The part that every format has. Public for Moshi. */
    public record Format(int format) {}

    /** A text cannot be read as a record. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(Throwable cause) {
            super("The text is no record of a job.", cause);
        }
    }
}
