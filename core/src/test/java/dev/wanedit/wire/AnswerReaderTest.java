package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.exchange.CauseWithoutMessage;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.wire.body.ErrorBody;
import dev.wanedit.wire.body.PolicyBody;
import dev.wanedit.wire.body.PolicyDataBody;
import dev.wanedit.wire.body.TaskBody;
import dev.wanedit.wire.body.TaskItemBody;
import dev.wanedit.wire.body.TaskListBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {

    private static final TaskId TASK = new TaskId(TaskBodies.ID);
    private static final ErrorBody ERROR = new ErrorBody("r", "InvalidApiKey", "No API-key provided.", null);
    private static final PolicyDataBody POLICY =
            new PolicyDataBody("p", "s", "dir", "https://up.example", "300", "100", "id", "private", "true");

    private final StubJson json = new StubJson()
            .reading(
                    "{}",
                    new TaskBody(null, null, null, null, null),
                    list(null),
                    new PolicyBody(null, null, null, null))
            .reading("task", TaskBodies.status("PENDING"))
            .reading(
                    "task and code",
                    new TaskBody(
                            "r", "Odd", "odd", TaskBodies.output(TaskBodies.ID, "PENDING", null, null, null), null))
            .reading("list", list(List.of()))
            .reading("policy", new PolicyBody("r", "", null, POLICY))
            .reading("canceled", new ErrorBody("r", "", "", null))
            .reading(
                    "error",
                    ERROR,
                    new TaskBody("r", "InvalidApiKey", "No API-key provided.", null, null),
                    new TaskListBody("r", "InvalidApiKey", "No API-key provided.", null, null, null, null, null),
                    new PolicyBody("r", "InvalidApiKey", "No API-key provided.", null));
    private final AnswerReader reader = new AnswerReader(json, ZoneOffset.UTC);

    /** Every kind of answer, by the name of its exchange. */
    static List<String> exchanges() {
        return List.of("created", "queried", "listed", "canceled", "policy");
    }

    @Test
    void read_whenAnswersAreAsDocumented_readsThem() {
        assertThat(reader.created(answer(200, "task")).status()).isEqualTo(TaskStatus.PENDING);
        assertThat(reader.queried(TASK, answer(200, "task")).taskId()).isEqualTo(TASK);
        assertThat(reader.listed(answer(200, "list")).tasks()).isEmpty();
        assertThat(reader.policy(answer(200, "policy"))).isSameAs(POLICY);
        assertThatCode(() -> reader.canceled(TASK, answer(200, "canceled"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void read_whenAnErrorComesWithSuccess_isThatError(String exchange) {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> read(exchange, answer(200, "error")))
                .withMessageContaining("No API-key provided.")
                .withMessageContaining("HTTP 200, InvalidApiKey, request r");
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void read_whenBodyIsTheLiteralNull_isMalformed(String exchange) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> read(exchange, answer(200, "null")))
                .withMessageContaining("The answer is the JSON literal null. It has 4 bytes, content type text/html.")
                .withNoCause();
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void read_whenBodyIsHtmlCutEmptyOrOfWrongTypes_isMalformedAndNotRepeated(String exchange) {
        for (String body : new String[] {"<html>S3CRET</html>", "{\"output\":{", "", "wrong types"}) {
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> read(exchange, answer(200, body)))
                    .withMessageContaining("cannot be read as the documented JSON")
                    .withMessageContaining(body.length() + " bytes, content type text/html")
                    .withMessageContaining("HTTP 200")
                    .withMessageNotContaining("S3CRET")
                    .havingCause()
                    .isInstanceOf(CauseWithoutMessage.class);
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void read_whenStatusIsAnError_decidesByItThoughTheBodyIsUnreadable(String exchange) {
        for (String body : new String[] {"<html></html>", "", "null", "wrong types"}) {
            assertThatExceptionOfType(ServiceUnavailableException.class)
                    .isThrownBy(() -> read(exchange, answer(502, body)))
                    .withMessageContaining("it gave no readable reason. [");
        }
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void read_whenStatusIsAnError_readsItsCode(String exchange) {
        assertThatThrownBy(() -> read(exchange, answer(401, "error"))).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> read(exchange, answer(503, "error"))).isInstanceOf(ServiceUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 300, 302, 304})
    void read_whenStatusIsNeitherSuccessNorError_isNoSuccess(int status) {
        assertThatThrownBy(() -> reader.created(answer(status, "task"))).isInstanceOf(RequestRejectedException.class);
    }

    @Test
    void read_whenThrottled_keepsHowLongToWait() {
        assertThatThrownBy(() -> reader.queried(TASK, new HttpAnswer(429, null, "3", new byte[0])))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(3)));
    }

    @Test
    void read_whenAnswerIsAboutATask_namesIt() {
        for (String exchange : List.of("queried", "canceled")) {
            for (HttpAnswer answer : List.of(answer(500, ""), answer(200, "<"), answer(200, "error"))) {
                assertThatThrownBy(() -> read(exchange, answer)).hasMessageContaining("task " + TaskBodies.ID);
            }
        }
    }

    @Test
    void created_whenTaskComesWithACode_keepsTheTask() {
        assertThat(reader.created(answer(200, "task and code")).taskId()).isEqualTo(TASK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "queried", "listed", "policy"})
    void read_whenObjectIsEmpty_isMalformed(String exchange) {
        assertThatThrownBy(() -> read(exchange, answer(200, "{}"))).isInstanceOf(MalformedResponseException.class);
    }

    private void read(String exchange, HttpAnswer answer) {
        Map<String, Consumer<HttpAnswer>> readers = Map.of(
                "created", reader::created,
                "queried", it -> reader.queried(TASK, it),
                "listed", reader::listed,
                "canceled", it -> reader.canceled(TASK, it),
                "policy", reader::policy);
        readers.get(exchange).accept(answer);
    }

    private static TaskListBody list(@Nullable List<TaskItemBody> rows) {
        return new TaskListBody("r", null, null, rows, 1, 10, 0, 0);
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(status, "text/html", null, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void created_whenItHasMoreValuesThanAnyAnswer_isMalformed() {
        String many = "[" + "{},".repeat(20_000);
        json.reading(many, TaskBodies.status("PENDING")).reading("[".repeat(65), TaskBodies.status("PENDING"));

        for (String body : List.of(many, "[".repeat(65))) {
            HttpAnswer answer = new HttpAnswer(200, null, null, body.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> reader.created(answer)).isInstanceOf(MalformedResponseException.class);
        }
    }
}
