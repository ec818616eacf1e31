package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The faults of an answer's body. */
final class BodyFault {

    private BodyFault() {}

    static WireFault.Effect gzip() {
        return answer -> wire -> {
            Response whole = answer.get();
            whole.with("Content-Encoding", "gzip")
                    .withBody(packed(whole.body()))
                    .sendTo(wire);
        };
    }

    static WireFault.Effect wrongTypes() {
        return answer -> wire -> {
            Response whole = answer.get();
            whole.withBody(mistyped(whole.body())).sendTo(wire);
        };
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] mistyped(byte[] json) {
        try {
            return Json.write(mistyped(Json.read(json))).getBytes(StandardCharsets.UTF_8);
        } catch (IOException noJson) {
            return json;
        }
    }

    private static @Nullable Object mistyped(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> wrong = new LinkedHashMap<>();
            map.forEach((name, member) -> wrong.put(String.valueOf(name), mistyped(member)));
            return wrong;
        }
        if (value instanceof List<?> list) {
            return Map.of("list", String.valueOf(list.size()));
        }
        if (value instanceof Number) {
            return "no number";
        }
        return value == null ? List.of() : List.of(value);
    }
}
