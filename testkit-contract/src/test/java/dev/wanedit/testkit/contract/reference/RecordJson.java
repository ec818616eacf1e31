package dev.wanedit.testkit.contract.reference;

import dev.wanedit.testkit.json.Json;
import dev.wanedit.wire.JsonCodec;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds records by their components; texts and numbers can replace each other, no other types. */
final class RecordJson implements JsonCodec {

    @Override
    public <T> @Nullable T decode(Class<T> type, byte[] json) throws IOException {
        return type.cast(bind(type, Json.read(json)));
    }

    @Override
    public <T> byte[] encode(Class<T> type, T value) {
        return Json.write(plain(value)).getBytes(StandardCharsets.UTF_8);
    }

    private @Nullable Object bind(Type type, @Nullable Object json) throws IOException {
        if (json == null || type == Object.class) {
            return json;
        }
        if (type instanceof ParameterizedType list && json instanceof List<?> elements) {
            List<@Nullable Object> bound = new ArrayList<>();
            for (Object element : elements) {
                bound.add(bind(list.getActualTypeArguments()[0], element));
            }
            return bound;
        }
        if (type instanceof Class<?> name && name.isRecord() && json instanceof Map<?, ?> object) {
            return record(name, object);
        }
        return scalar(type, json);
    }

    private Object record(Class<?> type, Map<?, ?> json) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = bind(components[i].getGenericType(), json.get(components[i].getName()));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IOException("no record", e);
        }
    }

    private static Object scalar(Type type, Object json) throws IOException {
        boolean simple = json instanceof String || json instanceof Number;
        try {
            if (type == String.class && simple) {
                return json.toString();
            }
            if (type == Integer.class && simple) {
                return Integer.valueOf(json.toString());
            }
            if (type == Long.class && simple) {
                return Long.valueOf(json.toString());
            }
        } catch (NumberFormatException e) {
            throw new IOException("no number");
        }
        throw new IOException("another type than expected");
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(RecordJson::plain).toList();
        }
        if (value == null || !value.getClass().isRecord()) {
            return value;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        try {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object member = plain(component.getAccessor().invoke(value));
                if (member instanceof Map<?, ?> more && component.getType() == Map.class) {
                    more.forEach((name, extra) -> object.put(String.valueOf(name), extra));
                } else if (member != null) {
                    object.put(component.getName(), member);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return object;
    }
}
