package dev.wanedit.spring;

import dev.wanedit.error.ConfigurationException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;

/** The one bean of a type that counts, for this starter: of several without a primary one, none is guessed and none is ignored. */
public final class OnlyBean {

    private OnlyBean() {}

    /**
     * The only or the primary bean of the type; null if there is none.
     *
     * @throws ConfigurationException if there are several, and none of them is primary; it names them
     */
    public static <T> @Nullable T of(Class<T> type, BeanFactory beans) {
        return of(type, beans, "Mark one of them as primary.");
    }

    /**
     * The DataSource that {@code wanedit.store.data-source} names, otherwise the only or the primary one; null if there is none.
     *
     * @param remedy what to do if there are several
     * @throws ConfigurationException if there are several, and none of them is named or primary; it names them
     */
    public static @Nullable DataSource dataSource(WaneditProperties.Store wanted, BeanFactory beans, String remedy) {
        String name = Blank.toNull(wanted.dataSource());
        return name == null ? of(DataSource.class, beans, remedy) : beans.getBean(name, DataSource.class);
    }

    private static <T> @Nullable T of(Class<T> type, BeanFactory beans, String remedy) {
        try {
            return beans.getBeanProvider(type).getIfAvailable();
        } catch (NoUniqueBeanDefinitionException e) {
            Collection<String> names = Objects.requireNonNullElse(e.getBeanNamesFound(), List.of());
            // Without the cause, which Spring would explain in its own words.
            throw new ConfigurationException(
                    "The application has several " + type.getSimpleName() + "s: " + String.join(", ", names) + ".",
                    remedy);
        }
    }
}
