package dev.wanedit.sdk;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.wanedit.wire.body.WholeNumber;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
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
        RecordForm<T> form = RecordForm.of(type);
        Object[] values = new Object[form.size()];
        json.beginObject();
        while (json.hasNext()) {
            int part = form.indexOf(json.nextName());
            if (part < 0) {
                json.skipValue();
            } else {
                values[part] = value(form.type(part), json);
            }
        }
        json.endObject();
        return form.made(values);
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

    /** The message names only the kinds of values: the value itself may be a signed URL. */
    private static JsonParseException unfit(JsonReader json, Type type) throws IOException {
        return new JsonParseException("A " + json.peek() + " cannot be read as " + type.getTypeName() + ".");
    }
}
