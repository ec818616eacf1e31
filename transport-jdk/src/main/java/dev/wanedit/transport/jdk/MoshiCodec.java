package dev.wanedit.transport.jdk;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import dev.wanedit.wire.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The wire records by Moshi's plain reflection. Its own adapters for texts and whole numbers take a number for a text and
 * a text for a number, as the service mixes them.
 */
final class MoshiCodec implements JsonCodec {

    private static final ByteString UTF8_MARK = ByteString.decodeHex("efbbbf");

    private final Moshi moshi = new Moshi.Builder().build();

    @Override
    public <T> @Nullable T decode(Class<T> type, byte[] json) throws IOException {
        Buffer source = new Buffer().write(json);
        if (source.rangeEquals(0, UTF8_MARK)) {
            source.skip(UTF8_MARK.size());
        }
        JsonReader reader = JsonReader.of(source);
        T value = bind(moshi.adapter(type), reader);
        // Moshi stops after the value; half an HTML page behind it would go unseen.
        if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
            throw new JsonDataException("There is more behind the JSON document.");
        }
        return value;
    }

    @Override
    public <T> byte[] encode(Class<T> type, T value) {
        return moshi.adapter(type).toJson(value).getBytes(StandardCharsets.UTF_8);
    }

    private static <T> @Nullable T bind(JsonAdapter<T> adapter, JsonReader reader) throws IOException {
        try {
            return adapter.fromJson(reader);
        } catch (AssertionError e) {
            // How Moshi reports what a record's constructor throws.
            throw new JsonDataException("A record refused its values.", e);
        }
    }
}
