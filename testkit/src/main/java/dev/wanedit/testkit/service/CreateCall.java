package dev.wanedit.testkit.service;

import dev.wanedit.testkit.http.Headers;
import dev.wanedit.testkit.http.Request;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.json.Json;
import dev.wanedit.testkit.service.storage.MediaLibrary;
import dev.wanedit.testkit.service.storage.Mp4Length;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Creates a task. Wrong headers and models are refused at once. A wrong body or wrong media is reported later, as in
 * the real service: the task is FAILED at its first query.
 */
final class CreateCall {

    private static final String LIMITED_MODEL = "wan2.7-videoedit";
    private static final double LENGTH_OF_UNKNOWN_VIDEO = 5.0;

    private final TaskStore tasks;
    private final MediaLibrary media;

    CreateCall(TaskStore tasks, MediaLibrary media) {
        this.tasks = tasks;
        this.media = media;
    }

    Response answer(Request request, String apiKeyId, Settings settings) {
        Headers headers = request.head().headers();
        checkHeaders(headers);
        JobBody body = new JobBody(parsed(request.body()));
        String model = checkedModel(body, settings);
        if (body.usesTemporaryUploads() && !isEnabled(headers, "X-DashScope-OssResourceResolve")) {
            throw new Refusal(
                    400,
                    "InvalidParameter.DataInspection",
                    "Unable to download the media resource during the data inspection process.");
        }
        FakeTask created = tasks.create(order(body, model, apiKeyId), settings);
        return Response.json(200, Json.write(accepted(created.id())));
    }

    private static Map<String, @Nullable Object> accepted(String id) {
        Map<String, @Nullable Object> output = Json.object();
        output.put("task_status", "PENDING");
        output.put("task_id", id);
        Map<String, @Nullable Object> answer = Json.object();
        answer.put("output", output);
        answer.put("request_id", UUID.randomUUID().toString());
        return answer;
    }

    private SimulatedTask.Order order(JobBody body, String model, String apiKeyId) {
        List<String> complaints = new ArrayList<>(BodyRules.complaintsAbout(body));
        if (complaints.isEmpty()) {
            body.media()
                    .forEach(entry -> media.complaintAbout(entry)
                            .or(() -> complaintAboutLength(entry, model))
                            .ifPresent(complaints::add));
        }
        return new SimulatedTask.Order(
                apiKeyId,
                model,
                body.prompt(),
                body.negativePrompt(),
                body.media(),
                body.parameters(),
                usage(body),
                tasks.takeScript(),
                String.join(" & ", complaints));
    }

    /** Of a video whose bytes are here. How the service measures is not known, so lengths that round to 2 to 10 s pass. */
    private Optional<String> complaintAboutLength(FakeTask.Media entry, String model) {
        OptionalDouble seconds = model.equals(LIMITED_MODEL) ? length(entry) : OptionalDouble.empty();
        return seconds.isEmpty() || (seconds.getAsDouble() >= 1.5 && seconds.getAsDouble() <= 10.5)
                ? Optional.empty()
                : Optional.of(
                        "The video is " + seconds.getAsDouble() + " s long, 2 to 10 s are allowed: " + entry.url());
    }

    /** Empty if it is no video, or none that can be read here. */
    private OptionalDouble length(FakeTask.Media entry) {
        return entry.type().equals("video")
                ? media.known(entry.url()).map(Mp4Length::seconds).orElse(OptionalDouble.empty())
                : OptionalDouble.empty();
    }

    private Usage usage(JobBody body) {
        double length = body.media().stream()
                .map(this::length)
                .flatMapToDouble(OptionalDouble::stream)
                .findFirst()
                .orElse(LENGTH_OF_UNKNOWN_VIDEO);
        Object duration = body.parameters().get("duration");
        double cut = duration instanceof Integer seconds && seconds > 0 ? Math.min(seconds, length) : length;
        return new Usage(cut, cut, "720P".equals(body.parameters().get("resolution")) ? 720 : 1080);
    }

    private static void checkHeaders(Headers headers) {
        if (!isEnabled(headers, "X-DashScope-Async")) {
            throw new Refusal(403, "AccessDenied", "current user api does not support synchronous calls");
        }
        String type = headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new Refusal(400, "InvalidParameter", "Content-Type must be application/json");
        }
    }

    private static boolean isEnabled(Headers headers, String name) {
        return headers.first(name).filter("enable"::equals).isPresent();
    }

    private static @Nullable Object parsed(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException noJson) {
            throw new Refusal(400, "InvalidParameter", "Required body invalid, please check the request body format.");
        }
    }

    private static String checkedModel(JobBody body, Settings settings) {
        if (!(body.model() instanceof String model)) {
            throw new Refusal(400, "InvalidParameter", "Model not exist.");
        }
        if (!settings.models().contains(model)) {
            throw new Refusal(404, "ModelNotFound", "Model can not be found.");
        }
        return model;
    }
}
