package dev.wanedit.sdk;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.wanedit.wire.JsonCodec;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The wire records by the Gson that the SDK brings. It reads strictly, as the other adapters do: Gson's own shortcuts, and
 * the SDK's, take unquoted text and comments for JSON.
 */
final class GsonCodec implements JsonCodec {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Gson gson = new Gson();

    @Override
    public <T> @Nullable T decode(Class<T> type, byte[] json) throws IOException {
        String text = new String(json, StandardCharsets.UTF_8);
        JsonElement document = parse(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        return document.isJsonNull() ? null : RecordBinding.read(type, document);
    }

    @Override
    public <T> byte[] encode(Class<T> type, T value) {
        return RecordBinding.write(value).toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonElement parse(String text) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(text));
        try {
            JsonElement document = gson.getAdapter(JsonElement.class).read(reader);
            if (reader.peek() == JsonToken.END_DOCUMENT) {
                return document;
            }
        } catch (IOException | RuntimeException e) {
            // Without the cause: it tells the names on the path to the fault, and whoever echoes a request may echo the
            // key.
            throw new IOException(
                    "It is no JSON, says Gson by a " + e.getClass().getSimpleName() + ".");
        } catch (StackOverflowError e) {
            // Old versions of Gson descend by recursion.
            throw new IOException("It is nested too deeply.");
        }
        throw new IOException("It goes on after the end of the JSON document.");
    }
}
