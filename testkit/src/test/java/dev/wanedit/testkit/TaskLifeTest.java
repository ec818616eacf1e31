package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TaskLifeTest {

    @RegisterExtension
    static final FakeDashScopeExtension FAKE = FakeDashScopeExtension.with(
            builder -> builder.testClock().pending(Duration.ofSeconds(10)).running(Duration.ofSeconds(60)));

    private Caller caller;
    private FakeDashScope fake;

    @BeforeEach
    void connect(FakeDashScope started) {
        fake = started;
        caller = new Caller(started);
    }

    @Test
    void create_whenTheJobIsGood_answersPendingWithAnId() {
        Caller.Answer answer = caller.create(Caller.job(Caller.VIDEO));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("output", "task_status")).isEqualTo("PENDING");
        assertThat(answer.at("request_id")).asString().hasSize(36);
        assertThat(fake.tasks()).singleElement().satisfies(task -> {
            assertThat(task.id()).isEqualTo(answer.at("output", "task_id"));
            assertThat(task.prompt()).isEqualTo("make it snow");
            assertThat(task.media())
                    .singleElement()
                    .satisfies(media -> assertThat(media.url()).isEqualTo(Caller.VIDEO));
            assertThat(task.billedSeconds()).isZero();
        });
    }

    @Test
    void query_asTheClockMoves_tellsPendingRunningSucceeded(TestClock clock) {
        String id = caller.createTask();

        assertThat(caller.status(id)).isEqualTo("PENDING");
        clock.advance(Duration.ofSeconds(10).minusMillis(1));
        assertThat(caller.status(id)).isEqualTo("PENDING");
        clock.advance(Duration.ofMillis(1));
        assertThat(caller.status(id)).isEqualTo("RUNNING");
        clock.advance(Duration.ofSeconds(59));
        assertThat(caller.status(id)).isEqualTo("RUNNING");
        clock.advance(Duration.ofSeconds(1));
        assertThat(caller.status(id)).isEqualTo("SUCCEEDED");
    }

    @Test
    void query_whenSucceeded_tellsTimesOfTheRegionUsageAndUrl(TestClock clock) {
        String id = caller.createTask();
        clock.advance(Duration.ofMinutes(5));

        Caller.Answer answer = caller.query(id);

        assertThat(answer.at("output", "submit_time")).isEqualTo("2026-04-03 00:08:03.576");
        assertThat(answer.at("output", "scheduled_time")).isEqualTo("2026-04-03 00:08:13.576");
        assertThat(answer.at("output", "end_time")).isEqualTo("2026-04-03 00:09:13.576");
        assertThat(answer.at("output", "orig_prompt")).isEqualTo("make it snow");
        assertThat(answer.at("output", "video_url"))
                .asString()
                .startsWith("http://localhost:")
                .contains("Expires=");
        assertThat(answer.at("usage"))
                .isEqualTo(Map.of(
                        "duration", 10.0,
                        "input_video_duration", 5.0,
                        "output_video_duration", 5.0,
                        "video_count", 1,
                        "SR", 1080));
        assertThat(fake.tasks().get(0).billedSeconds()).isEqualTo(10.0);
    }

    @Test
    void query_whenUnsuccessful_hasNeitherUsageNorUrl(TestClock clock) {
        String id = caller.createTask();

        assertThat(caller.query(id).text()).doesNotContain("usage", "video_url", "end_time", "scheduled_time");
        clock.advance(Duration.ofSeconds(11));
        assertThat(caller.query(id).text())
                .doesNotContain("usage", "video_url", "end_time")
                .contains("scheduled_time");
    }

    @Test
    void query_whenTheIdIsUnknown_tellsUnknownWith200() {
        Caller.Answer answer = caller.query("no-such-task");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("output")).isEqualTo(Map.of("task_id", "no-such-task", "task_status", "UNKNOWN"));
    }

    @Test
    void query_whenTheTaskIsADayOld_tellsUnknown(TestClock clock) {
        String id = caller.createTask();
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(caller.status(id)).isEqualTo("SUCCEEDED");

        clock.advance(Duration.ofMillis(1));

        assertThat(caller.query(id).at("output")).isEqualTo(Map.of("task_id", id, "task_status", "UNKNOWN"));
    }

    @Test
    void taskTimes_whenChanged_holdForTasksCreatedLater(TestClock clock) {
        String before = caller.createTask();
        fake.taskTimes(Duration.ZERO, Duration.ZERO);
        String after = caller.createTask();

        assertThat(caller.status(before)).isEqualTo("PENDING");
        assertThat(caller.status(after)).isEqualTo("SUCCEEDED");
    }
}
