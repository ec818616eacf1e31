package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.body.ErrorTextBody;
import dev.wanedit.wire.body.PlainErrorBody;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What a gateway puts into {@code error} costs neither the code nor the text. */
class ErrorShapesTest {

    private static final TaskId TASK = new TaskId("t-1");

    private final AnswerReader reader = new AnswerReader(
            new StubJson()
                    .reading("text", new ErrorTextBody("r-1", "InvalidParameter", null, "Field required."))
                    .reading("both", new ErrorTextBody("r-1", "Throttling", "own text", "other text"))
                    .reading("array", new PlainErrorBody("r-1", "Arrearage", null))
                    .reading("canceled", new ErrorTextBody("r-1", null, null, "")),
            ZoneOffset.UTC);

    @Test
    void created_whenErrorIsABareText_keepsCodeAndText() {
        assertThatExceptionOfType(RequestRejectedException.class)
                .isThrownBy(() -> reader.created(answer(400, "text")))
                .withMessageContaining("Field required. [HTTP 400, InvalidParameter, request r-1]");
    }

    @Test
    void queried_whenThereIsAMessageToo_prefersTheServices() {
        assertThatExceptionOfType(ThrottledException.class)
                .isThrownBy(() -> reader.queried(TASK, answer(429, "both")))
                .withMessageContaining("own text")
                .withMessageNotContaining("other text");
    }

    @Test
    void created_whenErrorIsSomethingElse_keepsTheCode() {
        assertThatExceptionOfType(WanEditException.class)
                .isThrownBy(() -> reader.created(answer(400, "array")))
                .satisfies(fault -> assertThat(fault.code()).contains("Arrearage"));
    }

    @Test
    void canceled_whenErrorIsAnEmptyText_isDone() {
        assertThatCode(() -> reader.canceled(TASK, answer(200, "canceled"))).doesNotThrowAnyException();
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(status, "application/json", null, body.getBytes(StandardCharsets.UTF_8));
    }
}
