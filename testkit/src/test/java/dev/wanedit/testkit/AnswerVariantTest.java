package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.service.AnswerVariant;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class AnswerVariantTest {

    private Caller caller;
    private FakeDashScope fake;

    @BeforeEach
    void connect(FakeDashScope started) {
        fake = started;
        caller = new Caller(started);
    }

    @Test
    void srAsText_whenSucceeded_isAString(TestClock clock) {
        String id = succeeded(clock);
        fake.shapes(AnswerVariant.SR_AS_TEXT);

        assertThat(caller.query(id).at("usage", "SR")).isEqualTo("1080");
    }

    @Test
    void noUsage_whenSucceeded_leavesItOut(TestClock clock) {
        String id = succeeded(clock);
        fake.shapes(AnswerVariant.NO_USAGE);

        assertThat(caller.query(id).text()).doesNotContain("usage");
    }

    @Test
    void extraFields_whenSucceeded_areThere(TestClock clock) {
        String id = succeeded(clock);
        fake.shapes(AnswerVariant.EXTRA_FIELDS);

        assertThat(caller.query(id).at("usage", "video_ratio")).isEqualTo("");
        assertThat(caller.query(id).at("output", "task_metrics")).isInstanceOf(Map.class);
    }

    @Test
    void shapesBeforeTheEnd_whenPending_showTheirFields() {
        String id = caller.createTask();

        fake.shapes(
                AnswerVariant.NO_TIMES_BEFORE_END,
                AnswerVariant.NULL_ERROR_FIELDS,
                AnswerVariant.NULL_USAGE,
                AnswerVariant.EMPTY_VIDEO_URL);
        assertThat(caller.query(id).text())
                .doesNotContain("_time")
                .contains("\"usage\":null", "\"code\":null", "\"message\":null", "\"video_url\":\"\"");
        fake.shapes(AnswerVariant.EMPTY_ERROR_FIELDS);
        assertThat(caller.query(id).text()).contains("\"code\":\"\"", "\"message\":\"\"");
        fake.shapes();
        assertThat(caller.query(id).text()).contains("submit_time").doesNotContain("code", "usage");
    }

    @Test
    void noPromptBeforeEnd_whenSucceeded_tellsIt(TestClock clock) {
        String id = caller.createTask();
        fake.shapes(AnswerVariant.NO_PROMPT_BEFORE_END);

        assertThat(caller.query(id).text()).doesNotContain("orig_prompt");
        clock.advance(Duration.ofMinutes(5));
        assertThat(caller.query(id).text()).contains("orig_prompt");
    }

    @Test
    void usage_whenDurationAndResolutionAreGiven_followsThem(TestClock clock) {
        Map<String, Object> job =
                Caller.job(fake.hostMedia("clip.mp4", FakeDashScope.clip()).toString());
        job.put("parameters", Map.of("resolution", "720P", "duration", 0));
        String whole = caller.createTask(job);
        Map<String, Object> cut = Caller.job(Caller.VIDEO);
        cut.put("parameters", Map.of("duration", 3));
        String three = caller.createTask(cut);
        clock.advance(Duration.ofMinutes(5));

        assertThat(caller.query(whole).at("usage", "SR")).isEqualTo(720);
        assertThat(caller.query(whole).at("usage", "duration")).isEqualTo(4.0);
        assertThat(caller.query(three).at("usage", "input_video_duration")).isEqualTo(3.0);
        assertThat(caller.query(three).at("usage", "duration")).isEqualTo(6.0);
    }

    private String succeeded(TestClock clock) {
        String id = caller.createTask();
        clock.advance(Duration.ofMinutes(5));
        return id;
    }
}
