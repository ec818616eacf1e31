package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.Usage;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.service.AnswerVariant;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The answer to a query is read leniently: the state of a task is a snapshot, never an error, and a paid result must
 * not be lost because another part of the answer is odd.
 */
public abstract class QueryContract extends Contract {

    private static final TaskId TASK = PortCall.TASK;

    @Test
    void query_whenSent_carriesTheKeyAndNoOtherHeaderOfTheService() {
        value(transport().tasks().query(TASK));

        RecordedRequest request = onlyRequest(RequestKind.QUERY);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.path()).isEqualTo("/api/v1/tasks/" + TASK);
        assertThat(request.query()).isEmpty();
        assertThat(request.headers().all("Authorization")).containsExactly("Bearer " + Secrets.KEY);
        assertThat(request.headers().entries())
                .noneMatch(field -> field.getKey().toLowerCase(Locale.ROOT).startsWith("x-dashscope"));
        assertThat(request.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a/b?c=d&e#f | a%2Fb%3Fc%3Dd%26e%23f
                    50%2F+x     | 50%252F%2Bx
                    ../cancel   | ..%2Fcancel
                    任务-😀     | %E4%BB%BB%E5%8A%A1-%F0%9F%98%80
                    """)
    void query_whenTheIdHasSpecialCharacters_encodesThem(String id, String encoded) {
        fake().inject(RequestKind.ANY, json("{\"output\":{\"task_status\":\"RUNNING\"}}"));

        TaskSnapshot snapshot = value(transport().tasks().query(new TaskId(id)));

        assertThat(snapshot.taskId().value()).isEqualTo(id);
        assertThat(onlyRequest(RequestKind.ANY).path()).isEqualTo("/api/v1/tasks/" + encoded);
    }

    @Test
    void query_whenSucceeded_tellsAll() {
        fake().inject(RequestKind.QUERY, json("""
                {"request_id":"f16ae7e9","output":{"task_id":"%s","task_status":"SUCCEEDED",
                "submit_time":"2026-04-03 00:08:03.576","scheduled_time":"2026-04-03 00:08:13.408",
                "end_time":"2026-04-03 00:11:57.286","orig_prompt":"雪","video_url":"https://r.example.com/x.mp4?Expires=1&S=%%2B"},
                "usage":{"duration":10.04,"input_video_duration":5.02,"output_video_duration":5.02,"video_count":1,"SR":720}}
                """.formatted(TASK)));

        TaskSnapshot snapshot = value(transport().tasks().query(TASK));

        assertThat(snapshot.taskId()).isEqualTo(TASK);
        assertThat(snapshot.status()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(snapshot.requestId()).isEqualTo("f16ae7e9");
        assertThat(snapshot.submitTime()).isEqualTo(Instant.parse("2026-04-02T16:08:03.576Z"));
        assertThat(snapshot.scheduledTime()).isEqualTo(Instant.parse("2026-04-02T16:08:13.408Z"));
        assertThat(snapshot.endTime()).isEqualTo(Instant.parse("2026-04-02T16:11:57.286Z"));
        assertThat(snapshot.prompt()).isEqualTo("雪");
        assertThat(Objects.requireNonNull(snapshot.result()).videoUrl())
                .hasToString("https://r.example.com/x.mp4?Expires=1&S=%2B");
        assertThat(snapshot.result().usage())
                .isEqualTo(new Usage(
                        Duration.ofMillis(10_040), Duration.ofMillis(5_020), Duration.ofMillis(5_020), 1, 720));
    }

    @ParameterizedTest
    @EnumSource
    void query_whenTheAnswerIsShapedOddly_readsItAllTheSame(AnswerVariant shape) {
        fake().taskTimes(Duration.ZERO, Duration.ofMinutes(1));
        fake().shapes(shape);
        TaskId task =
                value(transport().tasks().create(SampleJobs.withPrompt("snow"))).taskId();

        TaskSnapshot running = value(transport().tasks().query(task));
        fake().clock().advance(Duration.ofMinutes(2));
        TaskSnapshot ended = value(transport().tasks().query(task));

        assertThat(running.status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(running.failure()).isNull();
        assertThat(running.result()).isNull();
        assertThat(ended.status()).isEqualTo(TaskStatus.SUCCEEDED);
        assertThat(ended.failure()).isNull();
        Usage usage = Objects.requireNonNull(ended.result()).usage();
        if (shape == AnswerVariant.NO_USAGE) {
            assertThat(usage).isNull();
        } else {
            assertThat(usage).extracting(Usage::resolution).isEqualTo(1080);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    PENDING    | PENDING
                    RUNNING    | RUNNING
                    SUSPENDED  | SUSPENDED
                    CANCELED   | CANCELED
                    UNKNOWN    | UNKNOWN
                    THROTTLED9 | UNRECOGNIZED
                    """)
    void query_whenThereIsOnlyAStatus_isASnapshot(String text, TaskStatus status) {
        fake().inject(RequestKind.QUERY, json("{\"output\":{\"task_status\":\"" + text + "\"}}"));

        TaskSnapshot snapshot = value(transport().tasks().query(TASK));

        assertThat(snapshot.status()).isEqualTo(status);
        assertThat(snapshot.statusText()).isEqualTo(text);
        assertThat(snapshot.taskId()).isEqualTo(TASK);
        assertThat(snapshot.submitTime()).isNull();
        assertThat(snapshot.requestId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ,"code":"InvalidParameter","message":"The size is not match" | InvalidParameter | The size is not match
                    ,"code":"InvalidParameter","message":null                    | InvalidParameter | -
                    ,"code":"","message":""                                      | -                | -
                    ,"code":null                                                 | -                | -
                    ,"x":1                                                       | -                | -
                    """)
    void query_whenFailed_isASnapshotWithWhatIsToldOfIt(String told, String code, String message) {
        fake().inject(
                        RequestKind.QUERY,
                        json("{\"output\":{\"task_id\":\"" + TASK + "\",\"task_status\":\"FAILED\"" + told + "}}"));

        TaskSnapshot snapshot = value(transport().tasks().query(TASK));

        assertThat(snapshot.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(snapshot.failure()).isEqualTo(new TaskFailure(code, message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{'SR':'720'}",
                "{'SR':null,'duration':'10.04'}",
                "{'SR':{},'duration':[1]}",
                "{'later':1}"
            })
    void query_whenTheUsageIsOdd_keepsTheResult(String usage) {
        fake().inject(
                        RequestKind.QUERY,
                        json("{\"output\":{\"task_status\":\"SUCCEEDED\",\"video_url\":\"http://h/x.mp4\"},\"usage\":"
                                + usage.replace('\'', '"') + "}"));

        TaskSnapshot snapshot = value(transport().tasks().query(TASK));

        assertThat(Objects.requireNonNull(snapshot.result()).videoUrl()).hasToString("http://h/x.mp4");
    }

    /** A paid result must not be lost because of a URL that a browser would accept. */
    @Test
    void query_whenTheResultsUrlIsOnlyNotWellFormed_takesItAsABrowserDoes() {
        fake().inject(
                        RequestKind.QUERY,
                        json("{\"output\":{\"task_status\":\"SUCCEEDED\","
                                + "\"video_url\":\"https://h.example/a b[1]{2}|^`<>\\\\猫%zz.mp4?S=%2B&t=a b\"}}"));

        TaskSnapshot snapshot = value(transport().tasks().query(TASK));

        assertThat(Objects.requireNonNull(snapshot.result()).videoUrl())
                .hasToString("https://h.example/a%20b%5B1%5D%7B2%7D%7C%5E%60%3C%3E%5C%E7%8C%AB%25zz.mp4?S=%2B&t=a%20b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'output':{}}",
                "{'output':{'task_status':''}}",
                "{'output':{'task_status':'SUCCEEDED'}}",
                "{'output':{'task_status':'SUCCEEDED','video_url':''}}",
                "{'output':{'task_status':'SUCCEEDED','video_url':'no url'}}",
                "{'output':{'task_id':'of-somebody-else','task_status':'SUCCEEDED','video_url':'http://h/x.mp4'}}",
            })
    void query_whenTheAnswerCannotBeTrue_isMalformed(String answer) {
        fake().inject(RequestKind.QUERY, json(answer.replace('\'', '"')));

        MalformedResponseException error =
                failure(subscribe(transport().tasks().query(TASK)), MalformedResponseException.class);

        assertThat(error.taskId()).contains(TASK);
    }
}
