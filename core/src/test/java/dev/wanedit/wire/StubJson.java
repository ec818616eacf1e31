package dev.wanedit.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A binding that knows a few documents by heart, since this module has no JSON library; all else is no JSON to it. */
final class StubJson implements JsonCodec {

    private final Map<String, List<Object>> documents = new HashMap<>();

    /** This text reads as any of these records, whichever type is asked for. */
    StubJson reading(String text, Object... records) {
        documents.put(text, Arrays.asList(records));
        return this;
    }

    @Override
    public <T> @Nullable T decode(Class<T> type, byte[] json) throws IOException {
        String text = new String(json, StandardCharsets.UTF_8);
        if (text.equals("null")) {
            return null;
        }
        if (text.equals("wrong types")) {
            throw new IllegalStateException("Expected a string at path $.output");
        }
        return documents.getOrDefault(text, List.of()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IOException("Expected { at path $"));
    }

    @Override
    public <T> byte[] encode(Class<T> type, T value) {
        throw new UnsupportedOperationException("Only answers are read here.");
    }
}
