package dev.wanedit.cli.live;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.wanedit.testkit.service.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the exchanges of a run, without secrets, each as one JSON object on a line. Thread-safe. */
final class RecordingFile implements AutoCloseable {

    private static final JSON JR = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);
    private static final List<String> HEADERS = List.of("content-type", "date", "retry-after");
    private static final int LONGEST_TEXT = 500;
    private static final String TASKS = "/tasks/";

    private final Writer file;
    private final SecretRemover secrets = new SecretRemover();

    /** @throws IOException if it cannot be written, or is there already */
    RecordingFile(Path place) throws IOException {
        file = Files.newBufferedWriter(
                place, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * Writes one exchange.
     *
     * @param path below the base URL, with its query
     * @param key the API key of the request
     */
    synchronized void add(
            Operation operation,
            String method,
            String path,
            String key,
            HttpResponse<byte[]> answer,
            Instant at,
            Duration took) {
        secrets.key(key);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("kind", operation.name());
        line.put("method", method);
        Object json = json(answer.body());
        Object clean = secrets.value(json);
        String task = task(operation, path, json);
        line.put("path", secrets.path(path));
        if (task != null) {
            line.put("task", secrets.task(task));
        }
        line.put("status", answer.statusCode());
        Map<String, String> headers = new LinkedHashMap<>();
        HEADERS.forEach(
                name -> answer.headers().firstValue(name).ifPresent(value -> headers.put(name, secrets.text(value))));
        line.put("headers", headers);
        line.put("at", at.toString());
        line.put("millis", took.toMillis());
        if (json != null) {
            line.put("body", clean);
        } else {
            String text = secrets.text(new String(answer.body(), StandardCharsets.UTF_8));
            line.put("text", text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
        }
        write(line);
    }

    private void write(Map<String, @Nullable Object> line) {
        try {
            file.write(JR.asString(line));
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
