package dev.wanedit.fleet;

import dev.wanedit.testserver.Pool;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that counts what is executed over it, by kind and table: {@code UPDATE wanedit_job}. Commits count too. */
final class CountedStatements {

    private static final Pattern TABLE = Pattern.compile("\\b(wanedit_\\w+|scheduled_tasks)\\b");

    private final DataSource source;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    CountedStatements(DataSource source) {
        this.source = source;
    }

    DataSource source() {
        return Pool.proxy(DataSource.class, (self, method, arguments) -> {
            Object answer = invoked(method, source, arguments);
            return answer instanceof Connection connection ? counting(connection) : answer;
        });
    }

    /** In one line, as {@code UPDATE wanedit_job=12;COMMIT=3}. */
    String line() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .sorted()
                .collect(Collectors.joining(";"));
    }

    private Connection counting(Connection connection) {
        return Pool.proxy(Connection.class, (self, method, arguments) -> {
            Object answer = invoked(method, connection, arguments);
            if (method.getName().equals("commit")) {
                count("COMMIT");
            }
            String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
            if (answer instanceof PreparedStatement statement) {
                return counting(PreparedStatement.class, statement, sql);
            }
            return answer instanceof Statement statement ? counting(Statement.class, statement, null) : answer;
        });
    }

    private <T extends Statement> T counting(Class<T> type, T statement, @Nullable String prepared) {
        return Pool.proxy(type, (self, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                String sql = prepared != null ? prepared : Objects.toString(arguments == null ? null : arguments[0]);
                count(named(sql));
            }
            return invoked(method, statement, arguments);
        });
    }

    private void count(String name) {
        counts.computeIfAbsent(name, any -> new LongAdder()).increment();
    }

    private static String named(String sql) {
        String text = sql.strip();
        Matcher table = TABLE.matcher(text);
        return text.split("\\s", 2)[0].toUpperCase(Locale.ROOT) + (table.find() ? " " + table.group() : "");
    }

    private static @Nullable Object invoked(Method method, Object on, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
