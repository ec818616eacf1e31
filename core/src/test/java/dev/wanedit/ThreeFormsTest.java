package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Single;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every operation of the client exists in three forms. The reactive form says which operations there are. */
class ThreeFormsTest {

    /** Operations with many results that the other forms give as one list; they give the rest to a consumer. */
    private static final Set<String> LISTS = Set.of("resumeAll");

    /** Operations with many results that the blocking form reads one by one; the asynchronous form has one list. */
    private static final Set<String> STREAMS = Set.of("listAll");

    /** What the blocking client has that is not an operation, or that is the asynchronous form of one. */
    private static final Set<String> NO_OPERATIONS = Set.of("async", "rx", "close", "resumeInBackground");

    @Test
    void blockingForm_always_hasTheOperationsOfTheReactiveForm() {
        assertThat(operations(VideoEditClient.class)).isEqualTo(expected(Function.identity(), Stream.class));
    }

    @Test
    void asyncForm_always_hasTheOperationsOfTheReactiveForm() {
        assertThat(operations(AsyncVideoEditClient.class))
                .isEqualTo(expected(result -> name(CompletableFuture.class, result), List.class));
    }

    private static Set<String> expected(Function<String, String> wrapping, Class<?> stream) {
        return methods(RxVideoEditClient.class)
                .map(method -> expected(method, wrapping, stream))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String expected(Method reactive, Function<String, String> wrapping, Class<?> stream) {
        Type type = reactive.getGenericReturnType();
        if (type == Completable.class) {
            return signature(reactive, Stream.empty(), wrapping.apply("java.lang.Void"));
        }
        ParameterizedType returns = (ParameterizedType) type;
        String item = returns.getActualTypeArguments()[0].getTypeName();
        if (returns.getRawType() == Single.class) {
            return signature(reactive, Stream.empty(), wrapping.apply(item));
        }
        if (returns.getRawType() == Maybe.class) {
            return signature(reactive, Stream.empty(), wrapping.apply(name(Optional.class, item)));
        }
        assertThat(returns.getRawType()).isEqualTo(Flowable.class);
        if (STREAMS.contains(reactive.getName())) {
            return signature(reactive, Stream.empty(), wrapping.apply(name(stream, item)));
        }
        return LISTS.contains(reactive.getName())
                ? signature(reactive, Stream.empty(), wrapping.apply(name(List.class, item)))
                : signature(reactive, Stream.of(name(Consumer.class, item)), wrapping.apply(item));
    }

    private static Set<String> operations(Class<?> form) {
        return methods(form)
                .map(method -> signature(method, Stream.empty(), returned(method)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String returned(Method method) {
        Type type = method.getGenericReturnType();
        return type == void.class ? "java.lang.Void" : type.getTypeName();
    }

    private static Stream<Method> methods(Class<?> form) {
        return Arrays.stream(form.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic() && !NO_OPERATIONS.contains(method.getName()));
    }

    private static String signature(Method method, Stream<String> more, String returns) {
        Stream<String> parameters =
                Arrays.stream(method.getGenericParameterTypes()).map(Type::getTypeName);
        return method.getName() + "(" + Stream.concat(parameters, more).collect(Collectors.joining(", ")) + "): "
                + returns;
    }

    private static String name(Class<?> generic, String argument) {
        return generic.getName() + "<" + argument + ">";
    }
}
