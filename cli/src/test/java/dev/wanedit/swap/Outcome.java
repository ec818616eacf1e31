package dev.wanedit.swap;

import dev.wanedit.error.WanEditException;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Notification;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a call ended, field by field, one a line. */
final class Outcome {

    private final List<String> lines = new ArrayList<>();

    private Outcome() {}

    /** Subscribes and waits for the end, which the time-out of the test bounds. */
    static List<String> of(Maybe<?> call) {
        Outcome outcome = new Outcome();
        Notification<?> end = call.materialize().blockingGet();
        Throwable error = end.getError();
        if (error == null) {
            outcome.tell("value", end.getValue());
        } else {
            outcome.tellError(error);
        }
        return List.copyOf(outcome.lines);
    }

    private void tell(String name, @Nullable Object value) {
        if (value instanceof Record row) {
            for (RecordComponent part : row.getClass().getRecordComponents()) {
                tell(name + "." + part.getName(), result(part.getAccessor(), row));
            }
        } else if (value instanceof List<?> list) {
            lines.add(name + ".size = " + list.size());
            for (int i = 0; i < list.size(); i++) {
                tell(name + "[" + i + "]", list.get(i));
            }
        } else {
            lines.add(name + " = " + Masked.text(String.valueOf(value)));
        }
    }

    /** Of an exception all that applications can ask for; what caused it is a matter of the libraries below. */
    private void tellError(Throwable error) {
        lines.add("error = " + error.getClass().getName());
        tell("error.getMessage", error.getMessage());
        Arrays.stream(error.getClass().getMethods())
                .filter(method ->
                        method.getParameterCount() == 0 && !method.getName().equals("getCause"))
                .filter(method -> method.getDeclaringClass().getPackage().equals(WanEditException.class.getPackage()))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> tell("error." + method.getName(), result(method, error)));
    }

    private static @Nullable Object result(Method getter, Object target) {
        try {
            return getter.invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot ask " + getter, e);
        }
    }
}
