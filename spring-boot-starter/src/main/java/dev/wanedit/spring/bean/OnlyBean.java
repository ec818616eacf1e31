package dev.wanedit.spring.bean;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** The bean of a type that the application means without naming it. */
public final class OnlyBean {

    private OnlyBean() {}

    /**
     * The only bean of this type, or the primary one; null if the application has none.
     *
     * @param several the exception for several beans of which none is primary, by their names
     */
    public static <T> @Nullable T of(
            ListableBeanFactory beans, Class<T> type, Function<String, ? extends RuntimeException> several) {
        @Nullable T only = beans.getBeanProvider(type).getIfUnique();
        String[] names = beans.getBeanNamesForType(type);
        if (only == null && names.length > 1) { // One name: its method returned null.
            throw several.apply(String.join(", ", names));
        }
        return only;
    }
}
