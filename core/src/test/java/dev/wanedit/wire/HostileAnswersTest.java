package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import dev.wanedit.task.Hostile;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskSummary;
import dev.wanedit.wire.body.ErrorBody;
import dev.wanedit.wire.body.ErrorTextBody;
import dev.wanedit.wire.body.GatewayErrorBody;
import dev.wanedit.wire.body.OutputBody;
import dev.wanedit.wire.body.PolicyBody;
import dev.wanedit.wire.body.PolicyDataBody;
import dev.wanedit.wire.body.TaskBody;
import dev.wanedit.wire.body.TaskItemBody;
import dev.wanedit.wire.body.TaskListBody;
import dev.wanedit.wire.body.UsageBody;
import dev.wanedit.wire.request.UploadForm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Random harmful texts in every text of every answer: what core makes of them holds none of it raw. */
class HostileAnswersTest {

    private static final String SEED = "wanedit.seed";
    private static final int ROUNDS = 500;
    private static final TaskId TASK = new TaskId("t-1");

    private final long seed = Long.getLong(SEED, new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void read_whenEveryTextIsHostile_givesNothingRaw() {
        for (int round = 0; round < ROUNDS; round++) {
            AnswerReader reader = new AnswerReader(json(), ZoneOffset.UTC);
            HttpAnswer answer = answer("x");
            List<Supplier<Object>> readings = List.of(
                    () -> reader.created(answer),
                    () -> reader.queried(TASK, answer),
                    () -> reader.listed(answer).tasks(),
                    () -> reader.policy(answer),
                    () -> UploadForm.of(reader.policy(answer), java.nio.file.Path.of("x.mp4"))
                            .ossUrl(),
                    () -> {
                        reader.canceled(TASK, answer);
                        return "";
                    },
                    () -> StorageAnswer.error(answer(page()), TASK),
                    () -> StorageAnswer.uploadError(answer(page())));
            for (Supplier<Object> reading : readings) {
                assertNothingRaw(outcome(reading));
            }
        }
    }

    private static Object outcome(Supplier<Object> reading) {
        try {
            return reading.get();
        } catch (WanEditException refused) {
            return refused;
        }
    }

    private void assertNothingRaw(Object outcome) {
        StringBuilder shown = new StringBuilder(outcome.toString());
        if (outcome instanceof WanEditException fault) {
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace, true));
            trace.toString().lines().forEach(line -> shown.append(line.replace("\t", "")));
            shown.append(fault.problem())
                    .append(fault.nextStep())
                    .append(fault.code())
                    .append(fault.requestId());
        }
        if (outcome instanceof TaskSnapshot task) {
            TaskFailure failure = task.failure();
            shown.append(task.statusText())
                    .append(task.requestId())
                    .append(task.taskId().value());
            shown.append(failure == null ? "" : failure.code() + failure.message());
        }
        if (outcome instanceof List<?> rows) {
            rows.forEach(row -> shown.append(((TaskSummary) row).statusText()).append(((TaskSummary) row).model()));
        }
        assertThat(shown.toString().codePoints())
                .as("-D%s=%d gives %s", SEED, seed, shown)
                .noneMatch(Hostile::isRaw);
    }

    private StubJson json() {
        return new StubJson()
                .reading(
                        "x",
                        new TaskBody(
                                text(),
                                maybe(),
                                text(),
                                new OutputBody(
                                        pick("t-1", text()),
                                        pick("FAILED", pick("SUCCEEDED", text())),
                                        text(),
                                        text(),
                                        text(),
                                        text(),
                                        pick("https://h.example/" + text(), text()),
                                        text(),
                                        text()),
                                new UsageBody(text(), text(), text(), text(), text())),
                        new TaskListBody(
                                text(),
                                maybe(),
                                text(),
                                List.of(new TaskItemBody(pick("t-1", text()), text(), text(), 1L, 1L, 1L)),
                                1,
                                1,
                                1,
                                1),
                        new PolicyBody(
                                text(),
                                maybe(),
                                text(),
                                new PolicyDataBody(
                                        pick("p", text()),
                                        "s",
                                        pick("dir", text()),
                                        pick("https://h.example", text()),
                                        "1",
                                        "1",
                                        "id",
                                        "private",
                                        "true")),
                        new ErrorBody(text(), maybe(), text(), new GatewayErrorBody(text(), text(), text())),
                        new ErrorTextBody(text(), text(), maybe(), text()));
    }

    private String page() {
        return "<Error><Code>" + text() + "</Code><Message>" + text() + "</Message><RequestId>" + text()
                + "</RequestId></Error>";
    }

    private HttpAnswer answer(String body) {
        int[] statuses = {200, 200, 200, 302, 400, 401, 403, 404, 429, 500};
        int status = statuses[random.nextInt(statuses.length)];
        return new HttpAnswer(status, text(), text(), text(), body.getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return Hostile.text(random);
    }

    private String maybe() {
        return pick("", text());
    }

    private String pick(String one, String other) {
        return random.nextBoolean() ? one : other;
    }
}
