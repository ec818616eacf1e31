package dev.wanedit.cli.live;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.service.Operation;
import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the exchanges of a run, without secrets, each as one JSON object on a line. A write that fails never disturbs the
 * run, which is paid for: it is remembered, and nothing more is written. Thread-safe.
 */
final class RecordingFile implements AutoCloseable {

    private static final JSON JR = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);
    private static final List<String> HEADERS = List.of("content-type", "date", "retry-after");
    private static final String TASKS = "/tasks/";

    private final Writer file;
    private final SecretRemover secrets;
    private final Set<String> own = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private @Nullable Exception fault;

    RecordingFile(Writer file, SecretRemover secrets) {
        this.file = file;
        this.secrets = secrets;
    }

    /** Why it is not complete; null if it is. */
    synchronized @Nullable Exception fault() {
        return fault;
    }

    /** True if an answer about this task shows seconds that are billed. */
    synchronized boolean showsUsage(TaskId task) {
        return used.contains(task.value());
    }

    /**
     * Writes one exchange.
     *
     * @param path below the base URL, with its query
     */
    synchronized void add(
            Operation operation, String method, String path, HttpResponse<byte[]> answer, Instant at, Duration took) {
        try {
            Map<String, @Nullable Object> line = line(operation, method, path, answer, at, took);
            if (fault == null) {
                file.write(JR.asString(line));
                file.write('\n');
                file.flush();
            }
        } catch (IOException | RuntimeException e) {
            fault = e;
        }
    }

    private Map<String, @Nullable Object> line(
            Operation operation, String method, String path, HttpResponse<byte[]> answer, Instant at, Duration took) {
        Object json = json(answer.body());
        String task = task(operation, path, json);
        if (operation == Operation.CREATE && task != null) {
            own.add(task);
        }
        if (operation == Operation.QUERY && task != null && hasUsage(json)) {
            used.add(task);
        }
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("kind", operation.name());
        line.put("method", method);
        String placeholder = task == null ? null : secrets.task(task);
        line.put("path", secrets.text(path));
        if (placeholder != null) {
            line.put("task", placeholder);
        }
        line.put("status", answer.statusCode());
        Map<String, String> headers = new LinkedHashMap<>();
        HEADERS.forEach(
                name -> answer.headers().firstValue(name).ifPresent(value -> headers.put(name, secrets.text(value))));
        line.put("headers", headers);
        line.put("at", at.toString());
        line.put("millis", took.toMillis());
        if (json == null) {
            line.put("bytes", answer.body().length);
        } else {
            line.put("body", clean(operation, json));
        }
        return line;
    }

    private @Nullable Object clean(Operation operation, Object json) {
        return switch (operation) {
            case UPLOAD_POLICY -> secrets.harmless(json);
            case LIST -> secrets.value(withOwnRows(json));
            default -> secrets.value(json);
        };
    }

    /** The account's other tasks do not belong in a file that is shown to others. */
    private Object withOwnRows(Object json) {
        if (!(json instanceof Map<?, ?> answer)) {
            return List.of();
        }
        Map<Object, @Nullable Object> kept = new LinkedHashMap<>(answer);
        kept.replaceAll((name, member) -> member instanceof List<?> rows
                ? rows.stream()
                        .filter(row -> row instanceof Map<?, ?> task && own.contains(task.get("task_id")))
                        .toList()
                : member);
        return kept;
    }

    private static boolean hasUsage(@Nullable Object json) {
        return json instanceof Map<?, ?> answer
                && answer.get("usage") instanceof Map<?, ?> usage
                && usage.get("duration") instanceof Number seconds
                && seconds.doubleValue() > 0;
    }

    private static @Nullable Object json(byte[] body) {
        try {
            return JR.anyFrom(new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return null;
        }
    }

    /** The id of the task in the path, or that of the task that was created. */
    private static @Nullable String task(Operation operation, String path, @Nullable Object json) {
        if (operation == Operation.QUERY || operation == Operation.CANCEL) {
            return path.substring(TASKS.length()).replaceFirst("/cancel$", "");
        }
        if (operation == Operation.CREATE
                && json instanceof Map<?, ?> answer
                && answer.get("output") instanceof Map<?, ?> output
                && output.get("task_id") instanceof String id) {
            return id;
        }
        return null;
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            fault = fault == null ? e : fault;
        }
    }
}
