package dev.wanedit.transport.retrofit;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import dev.wanedit.wire.JsonCodec;
import dev.wanedit.wire.body.InputBody;
import dev.wanedit.wire.body.ParametersBody;
import dev.wanedit.wire.body.WholeNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the wire records with Moshi's reflection. A number is accepted as a text and a text as a number, as
 * the service mixes them. Text after the document is refused, and values that no record needs are skipped.
 */
final class MoshiCodec implements JsonCodec {

    private static final byte[] BYTE_ORDER_MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);

    private static final Moshi RECORDS = new Moshi.Builder()
            .add(Integer.class, Scalar.of(reader -> WholeNumber.intOf(reader.nextString())))
            .add(Long.class, Scalar.of(reader -> WholeNumber.longOf(reader.nextString())))
            .add(Object.class, Scalar.of(Scalar::any))
            .build();

    private final Moshi moshi = RECORDS.newBuilder()
            .add(
                    InputBody.class,
                    new ExtraMembersAdapter<>(
                            RECORDS.adapter(InputBody.class), InputBody::withoutMore, InputBody::more))
            .add(
                    ParametersBody.class,
                    new ExtraMembersAdapter<>(
                            RECORDS.adapter(ParametersBody.class), ParametersBody::withoutMore, ParametersBody::more))
            .build();

    private final Map<Class<?>, JsonAdapter<?>> adapters = new ConcurrentHashMap<>();

    @Override
    public <T> @Nullable T decode(Class<T> type, byte[] json) throws IOException {
        int start = startsWithMark(json) ? BYTE_ORDER_MARK.length : 0;
        JsonReader reader = JsonReader.of(new Buffer().write(json, start, json.length - start));
        try {
            T value = adapter(type).fromJson(reader);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new JsonDataException("There is more after the end of the JSON document.");
            }
            return value;
        } catch (AssertionError e) {
            // Moshi reports an exception of a record's constructor in this way.
            throw new JsonDataException("A record refused its values.", e);
        }
    }

    @Override
    public <T> byte[] encode(Class<T> type, T value) {
        return adapter(type).toJson(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Moshi has made each of them once, but takes a lock and a key for its search. */
    @SuppressWarnings("unchecked") // Put in by its own type.
    private <T> JsonAdapter<T> adapter(Class<T> type) {
        return (JsonAdapter<T>) adapters.computeIfAbsent(type, moshi::adapter);
    }

    private static boolean startsWithMark(byte[] json) {
        int length = BYTE_ORDER_MARK.length;
        return json.length >= length && Arrays.equals(json, 0, length, BYTE_ORDER_MARK, 0, length);
    }
}
