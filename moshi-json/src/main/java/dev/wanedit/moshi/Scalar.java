package dev.wanedit.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Single values, read within limits: Moshi's own adapters need minutes to convert a number of a million digits, and
 * build a tree of objects where a record has a value of any type.
 */
final class Scalar<T> extends JsonAdapter<T> {

    private final Reading<T> reading;

    private Scalar(Reading<T> reading) {
        this.reading = reading;
    }

    static <T> JsonAdapter<T> of(Reading<T> reading) {
        return new Scalar<>(reading).nullSafe();
    }

    /** A number or a text as a text, a boolean as it is; null for an object or an array, which is skipped. */
    static @Nullable Object any(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_ARRAY, BEGIN_OBJECT -> {
                reader.skipValue();
                yield null;
            }
            case BOOLEAN -> reader.nextBoolean();
            default -> reader.nextString();
        };
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
        return reading.value(reader);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
        writer.jsonValue(value);
    }

    /** Reads a value that is not null. */
    @FunctionalInterface
    interface Reading<T> {
        @Nullable
        T value(JsonReader reader) throws IOException;
    }
}
