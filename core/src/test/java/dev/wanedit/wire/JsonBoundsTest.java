package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBoundsTest {

    @Test
    void hold_whenItIsAPageOfAHundredFullRows_isTrue() {
        String row =
                "{\"task_id\":\"t,[{\\\"\",\"status\":\"RUNNING\",\"model_name\":\"m\",\"request_id\":\"r\",\"region\":\"cn\","
                        + "\"api_key_id\":\"1\",\"caller_uid\":\"2\",\"caller_parent_id\":\"3\",\"user_api_unique_key\":\"k\","
                        + "\"gmt_create\":1,\"start_time\":2,\"end_time\":3}";
        String page = "{\"data\":[" + (row + ",").repeat(99) + row + "],\"page_no\":1,\"total\":100}";

        assertThat(hold(page)).isTrue();
        assertThat(page.length()).isLessThan(HttpAnswer.MAX_BODY_BYTES / 10);
    }

    @Test
    void hold_whenItIsNestedDeeply_isFalse() {
        assertThat(hold("[".repeat(64) + "]".repeat(64))).isTrue();
        assertThat(hold("[".repeat(65))).isFalse();
        assertThat(hold("{\"a\":".repeat(65))).isFalse();
        assertThat(hold("[],".repeat(1000))).isTrue();
    }

    @Test
    void hold_whenThereAreTooManyValues_isFalse() {
        assertThat(hold("[1" + ",1".repeat(20_000) + "]")).isFalse();
        assertThat(hold("{}".repeat(20_001))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"\\", "\"\\\"", "<html>", "]]]]", "\\"})
    void hold_whenItIsNoJson_isTrueAndComesToAnEnd(String text) {
        assertThat(hold(text)).isTrue();
    }

    @Test
    void hold_whenTheMarksStandInTexts_doesNotCountThem() {
        assertThat(hold("{\"prompt\":\"" + "[{,\\\"".repeat(30_000) + "\"}")).isTrue();
    }

    private static boolean hold(String json) {
        return JsonBounds.hold(json.getBytes(StandardCharsets.UTF_8));
    }
}
