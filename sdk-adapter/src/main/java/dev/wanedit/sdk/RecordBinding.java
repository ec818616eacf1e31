package dev.wanedit.sdk;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Binds the wire records to Gson's trees by their components' names. The Gson that the SDK pins is from before records, so
 * its own binding cannot make one. A number is taken for a text and a text for a number, as the service mixes them; whatever
 * else stands behind the document is refused.
 */
final class RecordBinding {

    private RecordBinding() {}

    static <T> T read(Class<T> type, JsonElement json) {
        if (!json.isJsonObject()) {
            throw unfit(json, type);
        }
        JsonObject object = json.getAsJsonObject();
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i].getGenericType(), object.get(components[i].getName()));
        }
        return make(type, components, values);
    }

    /** Null components are left out. */
    static JsonElement write(@Nullable Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(element -> array.add(write(element)));
            return array;
        }
        if (value instanceof Record) {
            JsonObject object = new JsonObject();
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object part = part(component, value);
                if (part != null) {
                    object.add(component.getName(), write(part));
                }
            }
            return object;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean truth ? new JsonPrimitive(truth) : new JsonPrimitive(value.toString());
    }

    private static @Nullable Object value(Type type, @Nullable JsonElement json) {
        if (json == null || json.isJsonNull()) {
            return null;
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(list.getActualTypeArguments()[0], json);
        }
        if (type instanceof Class<?> plain && plain.isRecord()) {
            return read(plain, json);
        }
        if (!json.isJsonPrimitive()) {
            return type == Object.class ? json : refuse(json, type);
        }
        return scalar(type, json.getAsJsonPrimitive());
    }

    private static List<@Nullable Object> list(Type element, JsonElement json) {
        if (!json.isJsonArray()) {
            throw unfit(json, List.class);
        }
        List<@Nullable Object> list = new ArrayList<>();
        json.getAsJsonArray().forEach(each -> list.add(value(element, each)));
        return list;
    }

    private static Object scalar(Type type, JsonPrimitive json) {
        if (type == Object.class) {
            return json.isNumber() ? json.getAsNumber() : json.getAsString();
        }
        if (type == Boolean.class) {
            return json.isBoolean() ? (Object) json.getAsBoolean() : refuse(json, type);
        }
        if (json.isBoolean()) {
            return refuse(json, type);
        }
        if (type == String.class) {
            return json.getAsString();
        }
        if (type == Integer.class) {
            return new BigDecimal(json.getAsString()).intValueExact();
        }
        return type == Long.class ? (Object) new BigDecimal(json.getAsString()).longValueExact() : refuse(json, type);
    }

    private static <T> T make(Class<T> type, RecordComponent[] components, Object[] values) {
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

    private static @Nullable Object part(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The record's part " + component.getName() + " cannot be read.", e);
        }
    }

    private static Object refuse(JsonElement json, Type type) {
        throw unfit(json, type);
    }

    /** Tells kinds only: what came may be a signed URL. */
    private static JsonParseException unfit(JsonElement json, Type type) {
        return new JsonParseException(
                "A " + json.getClass().getSimpleName() + " cannot be read as " + type.getTypeName() + ".");
    }
}
