package dev.wanedit.sdk;

import com.google.gson.JsonParseException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What reflection says about a record: asked once, since the JDK makes all of it again for each question. */
final class RecordForm<T> {

    private static final ClassValue<RecordForm<?>> FORMS = new ClassValue<>() {
        @Override
        protected RecordForm<?> computeValue(Class<?> type) {
            return new RecordForm<>(type);
        }
    };

    private final Class<T> record;
    private final String[] names;
    private final Type[] types;
    private final Constructor<T> constructor;

    private RecordForm(Class<T> record) {
        RecordComponent[] components = record.getRecordComponents();
        this.record = record;
        this.names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        this.types =
                Arrays.stream(components).map(RecordComponent::getGenericType).toArray(Type[]::new);
        Class<?>[] plain =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = record.getDeclaredConstructor(plain);
        } catch (NoSuchMethodException e) {
            throw cannotBeMade(record, e);
        }
    }

    @SuppressWarnings("unchecked") // Made of that very class.
    static <T> RecordForm<T> of(Class<T> record) {
        return (RecordForm<T>) FORMS.get(record);
    }

    int size() {
        return names.length;
    }

    /** -1 if the record has no such component. */
    int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    Type type(int component) {
        return types[component];
    }

    T made(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new JsonParseException("The record " + record.getSimpleName() + " refused its values.", e);
        } catch (ReflectiveOperationException e) {
            throw cannotBeMade(record, e);
        }
    }

    private static LinkageError cannotBeMade(Class<?> record, ReflectiveOperationException cause) {
        return new LinkageError("The record " + record.getSimpleName() + " cannot be made.", cause);
    }
}
