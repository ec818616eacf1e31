package dev.wanedit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.wanedit.task.TaskId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionEventTest {

    /** As the vendor's page shows it. */
    private static final String EVENT = """
            {"specversion":"1.0","id":"e-1","source":"acs.dashscope","type":"dashscope:System:AsyncTaskFinish",
             "time":"2026-04-03T00:11:57Z","datacontenttype":"application/json","aliyunaccountid":"123",
             "data":{"task_id":"0385dc79-5ff8-4d82-bcb6-xxxxxx","task_status":"SUCCEEDED","contain_result":false,
             "start_time":"2026-04-03 00:08:03","end_time":"2026-04-03 00:11:57",
             "user_api_unique_key":"apikey:v1:aigc:video-generation:video-synthesis:wan2.7-videoedit",
             "region":"cn-beijing","request_id":"r-1","api_key_id":"k-1"}}""";

    @Test
    void read_whenItIsTheDocumentedEvent_hasItsTask() {
        assertThat(CompletionEvent.read(EVENT)).hasValueSatisfying(event -> {
            assertThat(event.id()).isEqualTo("e-1");
            assertThat(event.taskId()).isEqualTo(new TaskId("0385dc79-5ff8-4d82-bcb6-xxxxxx"));
            assertThat(event.isOfAnEdit()).isTrue();
        });
    }

    @Test
    void read_whenMembersAreUnknownOrOfAnotherType_skipsThem() {
        String odd = """
                { "x" : [ [ {"task_id":"other"} ], 1.5e-3, null, true ] , "id":7,
                  "data":{"deep":{"task_id":"another"},"task_id":"a\\u002db\\n"}, "task_id":"no" }""";

        assertThat(CompletionEvent.read(odd)).hasValueSatisfying(event -> {
            assertThat(event.id()).isNull();
            assertThat(event.taskId()).as("a task id has no control characters").isNull();
        });
        assertThat(CompletionEvent.read(odd.replace("\\n", "")))
                .hasValueSatisfying(event -> assertThat(event.taskId()).isEqualTo(new TaskId("a-b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acs.other",
                "dashscope:System:Other",
                "apikey:v1:aigc:text2image:image-synthesis:wan2.7-image",
            })
    void isOfAnEdit_whenTheEventIsOfAnotherKind_isFalse(String other) {
        String event = EVENT.replaceFirst(
                other.startsWith("acs")
                        ? "acs.dashscope"
                        : other.startsWith("dashscope") ? "dashscope:System:AsyncTaskFinish" : "apikey:[^\"]*",
                other);

        assertThat(CompletionEvent.read(event))
                .hasValueSatisfying(read -> assertThat(read.isOfAnEdit()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"data\":{\"task_id\":\"a\"}",
                "{} {}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"b",
                "{\"a\":[1,]}",
                "<html>"
            })
    void read_whenTheTextIsNoJsonObject_isEmpty(String text) {
        assertThat(CompletionEvent.read(text)).isEmpty();
    }

    @Test
    void read_whenItIsLongOrDeep_isEmptyAndTakesNoStack() {
        assertThat(CompletionEvent.read(EVENT + " ".repeat(CompletionEvent.LONGEST)))
                .isEmpty();
        assertThat(CompletionEvent.read("{\"a\":" + "[".repeat(60_000))).isEmpty();
        assertThat(CompletionEvent.read("{\"a\":".repeat(10_000))).isEmpty();
    }

    @Test
    void read_whenTheEventIsCutOrChangedAnywhere_throwsNothing() {
        Random random = new Random(7);
        for (int i = 0; i < EVENT.length(); i++) {
            assertThat(CompletionEvent.read(EVENT.substring(0, i))).isEmpty();
            StringBuilder changed = new StringBuilder(EVENT);
            changed.setCharAt(i, (char) random.nextInt(0x10000));
            assertThatCode(() -> CompletionEvent.read(changed.toString())).doesNotThrowAnyException();
        }
    }

    @Test
    void toString_always_hasNoTextOfTheSender() {
        assertThat(CompletionEvent.read(EVENT.replace("e-1", "secret")).orElseThrow())
                .asString()
                .isEqualTo("CompletionEvent[taskId=0385dc79-5ff8-4d82-bcb6-xxxxxx]");
    }
}
