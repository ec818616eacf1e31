package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.json.Json;
import dev.wanedit.testkit.service.AnswerVariant;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused at once, with a status of its own. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class RefusalTest {

    private Caller caller;
    private FakeDashScope fake;

    @BeforeEach
    void connect(FakeDashScope started) {
        fake = started;
        caller = new Caller(started);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sk-other", "sk-fake-3f1c9a7be2d84650", "Basic abc"})
    void anyCall_whenTheKeyIsWrong_is401(String credentials) {
        Caller.Answer answer = caller.send(
                HttpRequest.newBuilder(URI.create(fake.baseUrl() + "/tasks/x")).header("Authorization", credentials));

        assertRefused(answer, 401, "InvalidApiKey", "Invalid API-key provided.");
        assertThat(answer.keys()).containsExactly("code", "message", "request_id");
    }

    @Test
    void anyCall_whenThereIsNoKey_is401() {
        Caller.Answer answer = caller.fetch(fake.baseUrl() + "/tasks/");

        assertRefused(answer, 401, "InvalidApiKey", "No API-key provided.");
    }

    @Test
    void acceptApiKeys_whenTheKeyIsRotated_refusesTheOldOne() {
        HttpRequest.Builder withOldKey = caller.api("/tasks/");

        fake.acceptApiKeys("sk-new");

        assertThat(caller.send(withOldKey).status()).isEqualTo(401);
        assertThat(caller.list("").status()).isEqualTo(200);
        assertThat(fake.apiKey()).isEqualTo("sk-new");
    }

    @Test
    void create_whenTheAsyncHeaderIsMissing_is403() {
        Caller.Answer answer = caller.send(caller.api("/services/aigc/video-generation/video-synthesis")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(Caller.job(Caller.VIDEO)))));

        assertRefused(answer, 403, "AccessDenied", "current user api does not support synchronous calls");
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void create_whenTheModelIsUnknown_is404AtOnce() {
        Map<String, Object> job = new HashMap<>(Caller.job(Caller.VIDEO));
        job.put("model", "wan9-videoedit");

        assertRefused(caller.create(job), 404, "ModelNotFound", "Model can not be found.");
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void create_whenTheModelIsMissing_is400() {
        Map<String, Object> job = new HashMap<>(Caller.job(Caller.VIDEO));
        job.remove("model");

        assertRefused(caller.create(job), 400, "InvalidParameter", "Model not exist.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"model\":", "no json", ""})
    void create_whenTheBodyIsNoJson_is400(String body) {
        assertThat(caller.createRaw(body).status()).isEqualTo(400);
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void create_whenTheContentTypeIsNotJson_is400() {
        Caller.Answer answer = caller.send(caller.api("/services/aigc/video-generation/video-synthesis")
                .header("X-DashScope-Async", "enable")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(Json.write(Caller.job(Caller.VIDEO)))));

        assertRefused(answer, 400, "InvalidParameter", "Content-Type must be application/json");
    }

    @Test
    void create_whenOssUrlComesWithoutResolveHeader_is400() {
        Caller.Answer answer = caller.create(Caller.job("oss://dashscope-instant/x/in.mp4"));

        assertRefused(
                answer,
                400,
                "InvalidParameter.DataInspection",
                "Unable to download the media resource during the data inspection process.");
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void anyCall_whenThePathIsUnknown_is404AndRecordedAsOther() {
        assertThat(caller.get("/models").status()).isEqualTo(404);
        assertThat(fake.count(RequestKind.OTHER)).isOne();
    }

    @Test
    void errors_whenSnakeCaseIsWanted_haveSnakeCaseCodes() {
        fake.shapes(AnswerVariant.SNAKE_CASE_CODES);

        Caller.Answer answer = caller.fetch(fake.baseUrl() + "/tasks/");

        assertRefused(answer, 401, "invalid_api_key", "No API-key provided.");
    }

    private static void assertRefused(Caller.Answer answer, int status, String code, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("code")).isEqualTo(code);
        assertThat(answer.at("message")).isEqualTo(message);
        assertThat(answer.at("request_id")).asString().isNotBlank();
    }
}
