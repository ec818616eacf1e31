package dev.wanedit.sdk;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes wire records by their components' names, since the version of Gson that the SDK requires does not know
 * records.
 */
final class RecordWriting {

    private RecordWriting() {}

    /** Null components are left out. */
    static JsonElement of(@Nullable Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(element -> array.add(of(element)));
            return array;
        }
        if (value instanceof Record) {
            JsonObject object = new JsonObject();
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object part = part(component, value);
                if (part instanceof Map<?, ?> more) {
                    addAll(object, more);
                } else if (part != null) {
                    object.add(component.getName(), of(part));
                }
            }
            return object;
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            addAll(object, map);
            return object;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean truth ? new JsonPrimitive(truth) : new JsonPrimitive(value.toString());
    }

    /** Adds members, each with its value, to an object. */
    static void addAll(JsonObject object, Map<?, ?> members) {
        members.forEach((name, value) -> object.add(String.valueOf(name), of(value)));
    }

    private static @Nullable Object part(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The record's part " + component.getName() + " cannot be read.", e);
        }
    }
}
