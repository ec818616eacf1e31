package dev.wanedit.sdk;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.wanedit.wire.JsonCodec;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the wire records with the SDK's version of Gson. It reads strictly, as the other adapters do: the
 * simpler methods of Gson and of the SDK accept unquoted text and comments as JSON.
 */
final class GsonCodec implements JsonCodec {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    @Override
    public <T> @Nullable T decode(Class<T> type, byte[] json) throws IOException {
        String text = new String(json, StandardCharsets.UTF_8);
        JsonReader reader =
                new JsonReader(new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
        T document = null;
        if (reader.peek() == JsonToken.NULL) {
            reader.nextNull();
        } else {
            document = RecordReading.of(type, reader);
        }
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IOException("There is text after the end of the JSON document.");
        }
        return document;
    }

    @Override
    public <T> byte[] encode(Class<T> type, T value) {
        return RecordWriting.of(value).toString().getBytes(StandardCharsets.UTF_8);
    }
}
