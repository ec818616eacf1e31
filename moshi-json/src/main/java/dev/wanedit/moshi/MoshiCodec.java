package dev.wanedit.moshi;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.wanedit.wire.JsonCodec;
import dev.wanedit.wire.body.WholeNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the wire records with Moshi's reflection. A number is accepted as a text and a text as a number, as
 * the service mixes them. Text after the end of the document is refused, and members that no record needs are skipped.
 */
public final class MoshiCodec implements JsonCodec {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final Moshi MOSHI = new Moshi.Builder()
            .add(Integer.class, Scalar.of(reader -> WholeNumber.intOf(reader.nextString())))
            .add(Long.class, Scalar.of(reader -> WholeNumber.longOf(reader.nextString())))
            .add(Object.class, Scalar.of(Scalar::any))
            .add(new RequestRecords())
            .build();

    private final Map<Class<?>, JsonAdapter<?>> adapters = new ConcurrentHashMap<>();

    @Override
    public <T> @Nullable T decode(Class<T> type, byte[] json) throws IOException {
        String text = new String(json, StandardCharsets.UTF_8);
        try {
            return adapter(type).fromJson(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
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
        return (JsonAdapter<T>) adapters.computeIfAbsent(type, MOSHI::adapter);
    }
}
