package dev.wanedit.wire.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    private static final URI BASE = URI.create("https://dashscope.aliyuncs.com/api/v1");
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @ValueSource(strings = {"https://dashscope.aliyuncs.com/api/v1", "https://dashscope.aliyuncs.com/api/v1/"})
    void create_whenBaseEndsWithOrWithoutSlash_isTheDocumentedUrl(URI base) {
        assertThat(Routes.create(base))
                .hasToString("https://dashscope.aliyuncs.com/api/v1/services/aigc/video-generation/video-synthesis");
    }

    @Test
    void query_whenIdIsPlain_isTheDocumentedUrl() {
        assertThat(Routes.query(BASE, new TaskId("0385dc79-5ff8")))
                .hasToString("https://dashscope.aliyuncs.com/api/v1/tasks/0385dc79-5ff8");
        assertThat(Routes.cancel(BASE, new TaskId("0385dc79-5ff8")))
                .hasToString("https://dashscope.aliyuncs.com/api/v1/tasks/0385dc79-5ff8/cancel");
    }

    @ParameterizedTest
    @CsvSource({"a/../b, a%2F..%2Fb", "a?b#c, a%3Fb%23c", "a+b%20, a%2Bb%2520", "任务, %E4%BB%BB%E5%8A%A1"})
    void query_whenIdHoldsOtherCharacters_encodesThem(String id, String encoded) {
        assertThat(Routes.query(BASE, new TaskId(id)))
                .hasToString("https://dashscope.aliyuncs.com/api/v1/tasks/" + encoded);
    }

    @Test
    void list_whenNothingIsAsked_sendsPageAndSizeOnly() {
        assertThat(Routes.list(BASE, TaskFilter.recent(), BEIJING))
                .hasToString("https://dashscope.aliyuncs.com/api/v1/tasks/?page_no=1&page_size=100");
    }

    @Test
    void list_whenAllIsAsked_sendsAllInTheZoneOfTheService() {
        TaskFilter filter = new TaskFilter(
                TaskStatus.SUCCEEDED,
                Instant.parse("2026-04-02T16:08:03Z"),
                Instant.parse("2026-04-03T15:59:59Z"),
                "wan 2.7&x",
                "1&2",
                3,
                50);

        assertThat(Routes.list(BASE, filter, BEIJING))
                .hasToString(
                        "https://dashscope.aliyuncs.com/api/v1/tasks/?start_time=20260403000803"
                                + "&end_time=20260403235959&model_name=wan%202.7%26x&status=SUCCEEDED&api_key_id=1%262&page_no=3&page_size=50");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-03T00:00:00Z,   2026-04-03T01:00:00Z,   20260403000000, 20260403010000",
        "2026-04-03T00:00:00.9Z, 2026-04-03T01:00:00.1Z, 20260403000000, 20260403010001",
        "2026-04-03T00:00:00.3Z, 2026-04-03T00:00:00.3Z, 20260403000000, 20260403000001",
        "2026-04-03T00:00:00.3Z, 2026-04-04T00:00:00.3Z, 20260403000000, 20260404000000",
        "2026-04-03T00:00:00.9Z, 2026-04-04T00:00:00.1Z, 20260403000000, 20260404000000"
    })
    void listParameters_whenTimesHaveFractions_widenTheSpanWithin24Hours(
            Instant from, Instant until, String start, String end) {
        TaskFilter filter = TaskFilter.recent().between(from, until);

        assertThat(Routes.listParameters(filter, ZoneOffset.UTC))
                .containsEntry("start_time", start)
                .containsEntry("end_time", end);
    }

    @Test
    void listParameters_whenAsked_keepTheOrderInWhichTheyAreSent() {
        TaskFilter filter =
                TaskFilter.recent().between(Instant.EPOCH, Instant.EPOCH).withStatus(TaskStatus.PENDING);

        assertThat(Routes.listParameters(filter, ZoneOffset.UTC).keySet())
                .containsExactly("start_time", "end_time", "status", "page_no", "page_size");
    }

    @Test
    void uploadPolicy_whenAsked_isTheDocumentedUrl() {
        assertThat(Routes.uploadPolicy(BASE, "wan2.7-videoedit"))
                .hasToString("https://dashscope.aliyuncs.com/api/v1/uploads?action=getPolicy&model=wan2.7-videoedit");
    }
}
