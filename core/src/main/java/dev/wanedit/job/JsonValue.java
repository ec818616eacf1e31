package dev.wanedit.job;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of JSON, except null: texts, numbers, true and false, and lists and maps of them. */
final class JsonValue {

    static final String ALLOWED = "a text, a number, true or false, or a list or a map of these";

    /** Far deeper than any request; it also ends the check of a list that contains itself. */
    private static final int DEEPEST = 8;

    private JsonValue() {}

    /** Why this is not such a value, without the value itself; empty if it is one. */
    static Optional<String> problem(@Nullable Object value) {
        return problem(value, 1);
    }

    private static Optional<String> problem(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            return Optional.of("lists or maps that are nested deeper than " + (DEEPEST - 1));
        }
        if (value instanceof List<?> list) {
            return first(list.stream(), depth);
        }
        if (value instanceof Map<?, ?> map) {
            boolean named =
                    map.keySet().stream().allMatch(key -> key instanceof String name && ExtraMembers.isName(name));
            return named ? first(map.values().stream(), depth) : Optional.of("a map with a key that is not a name");
        }
        if (value instanceof String text) {
            return GarbledText.in(text).map(damage -> "a damaged text: " + damage);
        }
        if (value instanceof Double || value instanceof Float) {
            boolean finite = Double.isFinite(((Number) value).doubleValue());
            return finite ? Optional.empty() : Optional.of("a number that is not finite");
        }
        boolean plain = value instanceof Boolean || isExact(value);
        return plain
                ? Optional.empty()
                : Optional.of(value == null ? "null" : "a " + value.getClass().getName());
    }

    private static Optional<String> first(Stream<?> values, int depth) {
        return values.flatMap(value -> problem(value, depth + 1).stream()).findFirst();
    }

    private static boolean isExact(@Nullable Object value) {
        return isWhole(value) || value instanceof BigInteger || value instanceof BigDecimal;
    }

    private static boolean isWhole(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    /** An immutable copy of the value; equal numbers get the same type, so that they have the same digest. */
    static Object copy(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(JsonValue::copy).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put((String) name, copy(member)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof Double || value instanceof Float) {
            return new BigDecimal(value.toString());
        }
        return isWhole(value) ? (Object) ((Number) value).longValue() : value;
    }
}
