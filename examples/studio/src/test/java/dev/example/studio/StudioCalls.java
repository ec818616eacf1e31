package dev.example.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

/** The studio's API as its page calls it. */
final class StudioCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningStudio studio;

    StudioCalls(RunningStudio studio) {
        this.studio = studio;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(studio.url(path));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> sendJson(String method, String path, String body) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> upload(String kind, String encodedName, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return send(to("/api/uploads?kind=" + kind + "&name=" + encodedName)
                .header("Content-Type", "application/octet-stream")
                .POST(body));
    }

    /** Uploads the sample clip, and returns a request that edits it. */
    String requestOfSample() throws IOException, InterruptedException {
        return "{\"video\":\"" + uploadSample().get("id").asText()
                + "\",\"prompt\":\"Make it snow\",\"resolution\":\"P720\"}";
    }

    JsonNode uploadSample() throws IOException, InterruptedException {
        return json(upload("VIDEO", "day.mp4", BodyPublishers.ofByteArray(Demo.sample())));
    }

    /** Runs a job of the sample clip at the price that the page shows for it. */
    HttpResponse<byte[]> run(String path, String request) throws IOException, InterruptedException {
        return run(path, request, "{\"amount\":\"3.60\",\"currency\":\"CNY\"}");
    }

    /** @param shown the price that the person has seen, as JSON */
    HttpResponse<byte[]> run(String path, String request, String shown) throws IOException, InterruptedException {
        return sendJson("PUT", path, "{\"request\":" + request + ",\"shown\":" + shown + "}");
    }

    /** Follows the events until the only job is in this state. */
    JsonNode await(String state) throws IOException, InterruptedException {
        HttpRequest request = to("/api/events").build();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> line.startsWith("data:{") || line.startsWith("data:[{"))
                    .map(line -> parsed(line.substring("data:".length())))
                    .map(data -> data.isArray() ? data.get(0) : data)
                    .peek(job -> assertThat(List.of("STOPPED", "FAILED")
                                            .contains(job.get("state").asText())
                                    && !job.get("state").asText().equals(state))
                            .as(job.toString())
                            .isFalse())
                    .filter(job -> job.get("state").asText().equals(state))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static JsonNode json(HttpResponse<byte[]> answer) {
        return parsed(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
