package dev.wanedit.testkit.service;

import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The service's shape of a refusal. */
public final class ErrorAnswer {

    private ErrorAnswer() {}

    /** An answer with {@code code}, {@code message} and a new {@code request_id}. */
    public static Response of(int status, String code, String message) {
        Map<String, @Nullable Object> body = Json.object();
        body.put("code", code);
        body.put("message", message);
        body.put("request_id", UUID.randomUUID().toString());
        return Response.json(status, Json.write(body));
    }

    static Response of(Refusal refusal, Settings settings) {
        return of(refusal.status(), code(refusal.code(), settings), refusal.message());
    }

    static String code(String code, Settings settings) {
        return settings.shaped(AnswerVariant.SNAKE_CASE_CODES)
                ? code.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT)
                : code;
    }
}
