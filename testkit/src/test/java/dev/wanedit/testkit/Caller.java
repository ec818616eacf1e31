package dev.wanedit.testkit;

import dev.wanedit.testkit.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain caller of the fake, over java.net.http. */
final class Caller {

    static final String VIDEO = "https://example.com/in.mp4";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final FakeDashScope fake;

    Caller(FakeDashScope fake) {
        this.fake = fake;
    }

    static Map<String, Object> job(String videoUrl) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("prompt", "make it snow");
        input.put("media", List.of(Map.of("type", "video", "url", videoUrl)));
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("model", "wan2.7-videoedit");
        job.put("input", input);
        return job;
    }

    String createTask() {
        return createTask(job(VIDEO));
    }

    String createTask(Map<String, Object> job) {
        return (String) create(job, "X-DashScope-OssResourceResolve", "enable").at("output", "task_id");
    }

    Answer create(Map<String, Object> job, String... headers) {
        return createRaw(Json.write(job), headers);
    }

    Answer createRaw(String body, String... headers) {
        HttpRequest.Builder request = api("/services/aigc/video-generation/video-synthesis")
                .header("X-DashScope-Async", "enable")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    Answer query(String id) {
        return get("/tasks/" + id);
    }

    String status(String id) {
        return (String) query(id).at("output", "task_status");
    }

    Answer list(String query) {
        return get("/tasks/" + query);
    }

    Answer cancel(String id) {
        return send(api("/tasks/" + id + "/cancel").POST(BodyPublishers.noBody()));
    }

    Answer get(String path) {
        return send(api(path));
    }

    HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(URI.create(fake.baseUrl() + path))
                .header("Authorization", "Bearer " + fake.apiKey());
    }

    Answer fetch(Object url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.toString()));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return trySend(request);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Answer trySend(HttpRequest.Builder request) throws IOException {
        try {
            return new Answer(http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofByteArray()));
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    HttpClient http() {
        return http;
    }

    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        byte[] body() {
            return response.body();
        }

        String text() {
            return new String(body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Nullable
        Object json() {
            try {
                return Json.read(body());
            } catch (IOException noJson) {
                throw new AssertionError("No JSON: " + text(), noJson);
            }
        }

        /** The member names of the JSON body, in order. */
        List<String> keys() {
            return json() instanceof Map<?, ?> map
                    ? map.keySet().stream().map(String::valueOf).toList()
                    : List.of();
        }

        /** A member of a member of … the JSON body; numbers index lists. */
        @Nullable
        Object at(Object... path) {
            Object value = json();
            for (Object step : path) {
                value = step instanceof Integer index
                        ? value instanceof List<?> list ? list.get(index) : null
                        : Json.member(value, (String) step);
            }
            return value;
        }
    }
}
