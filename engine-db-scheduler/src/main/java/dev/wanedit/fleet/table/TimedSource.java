package dev.wanedit.fleet.table;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The application's data source with a time limit for each statement. Without one, a statement that the database never
 * answers would hold the driver's thread, while its heartbeats keep other nodes away. H2 has none: there, the limit would be
 * one of the connection, and stay when the application gets it back from its pool.
 */
public final class TimedSource {

    private final DataSource source;
    private volatile int seconds;

    public TimedSource(DataSource source) {
        this.source = source;
    }

    /** From now on; in whole seconds, and at least one, since JDBC knows no shorter time. */
    public void limit(Duration longest) {
        seconds = (int) Math.max(1, Math.min(longest.toSeconds(), Integer.MAX_VALUE));
    }

    public DataSource source() {
        return proxy(
                DataSource.class,
                source,
                answer -> answer instanceof Connection connection && !isOfH2(connection)
                        ? proxy(Connection.class, connection, this::limited)
                        : answer);
    }

    private static boolean isOfH2(Connection connection) throws SQLException {
        return "H2".equals(connection.getMetaData().getDatabaseProductName());
    }

    private @Nullable Object limited(@Nullable Object answer) throws SQLException {
        if (answer instanceof Statement statement && seconds > 0) {
            statement.setQueryTimeout(seconds);
        }
        return answer;
    }

    private static <T> T proxy(Class<T> type, T target, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                TimedSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return answer.of(method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** What a call answers. */
    private interface Answer {
        @Nullable
        Object of(@Nullable Object original) throws SQLException;
    }
}
