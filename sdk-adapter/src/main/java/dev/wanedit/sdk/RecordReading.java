package dev.wanedit.sdk;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.wanedit.wire.body.WholeNumber;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads wire records by their components' names, since the version of Gson that the SDK requires does not know records.
 * A number is accepted as a text and a text as a number, as the service mixes them. Values that no record needs are
 * skipped without building a tree.
 */
final class RecordReading {

    private RecordReading() {}

    static <T> T of(Class<T> type, JsonReader json) throws IOException {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            throw unfit(json, type);
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        json.beginObject();
        while (json.hasNext()) {
            int part = indexOf(json.nextName(), components);
            if (part < 0) {
                json.skipValue();
            } else {
                values[part] = value(components[part].getGenericType(), json);
            }
        }
        json.endObject();
        return made(type, components, values);
    }

    private static int indexOf(String name, RecordComponent[] components) {
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Object value(Type type, JsonReader json) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return null;
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(list.getActualTypeArguments()[0], json);
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return of(plain, json);
        }
        return type == Object.class ? any(json) : scalar(type, json);
    }

    private static List<@Nullable Object> list(Type element, JsonReader json) throws IOException {
        if (json.peek() != JsonToken.BEGIN_ARRAY) {
            throw unfit(json, List.class);
        }
        List<@Nullable Object> list = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            list.add(value(element, json));
        }
        json.endArray();
        return list;
    }

    /** A number or a text as a text, a boolean as it is; null for an object or an array, which is skipped. */
    private static @Nullable Object any(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case BEGIN_ARRAY, BEGIN_OBJECT -> {
                json.skipValue();
                yield null;
            }
            case BOOLEAN -> json.nextBoolean();
            default -> json.nextString();
        };
    }

    private static Object scalar(Type type, JsonReader json) throws IOException {
        JsonToken token = json.peek();
        if (type == Boolean.class && token == JsonToken.BOOLEAN) {
            return json.nextBoolean();
        }
        if (type == Boolean.class || (token != JsonToken.STRING && token != JsonToken.NUMBER)) {
            throw unfit(json, type);
        }
        if (type == Integer.class) {
            return WholeNumber.intOf(json.nextString());
        }
        return type == Long.class ? (Object) WholeNumber.longOf(json.nextString()) : json.nextString();
    }

    private static <T> T made(Class<T> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new JsonParseException("The record " + type.getSimpleName() + " refused its values.", e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The record " + type.getSimpleName() + " cannot be made.", e);
        }
    }

    /** The message names only the kinds of values: the value itself may be a signed URL. */
    private static JsonParseException unfit(JsonReader json, Type type) throws IOException {
        return new JsonParseException("A " + json.peek() + " cannot be read as " + type.getTypeName() + ".");
    }
}
