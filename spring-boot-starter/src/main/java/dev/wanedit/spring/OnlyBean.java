package dev.wanedit.spring;

import dev.wanedit.error.ConfigurationException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;

/** The one bean of a type that counts. Of several without a primary one, none is guessed and none is ignored. */
final class OnlyBean {

    private OnlyBean() {}

    /**
     * The only or the primary bean of the type; null if there is none.
     *
     * @throws ConfigurationException if there are several, and none of them is primary; it names them
     */
    static <T> @Nullable T of(Class<T> type, BeanFactory beans) {
        try {
            return beans.getBeanProvider(type).getIfAvailable();
        } catch (NoUniqueBeanDefinitionException e) {
            Collection<String> names = Objects.requireNonNullElse(e.getBeanNamesFound(), List.of());
            throw new ConfigurationException(
                    "The application has several beans of type " + type.getSimpleName() + ": "
                            + String.join(", ", names) + ".",
                    "Mark one of them as primary."); // Without the cause, which Spring explains in its own words.
        }
    }
}
