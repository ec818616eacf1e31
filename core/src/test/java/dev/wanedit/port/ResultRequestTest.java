package dev.wanedit.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.TaskId;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultRequestTest {

    @Test
    void headers_whenItBeginsAtTheStart_areNone() {
        assertThat(from(0, "\"1\"").headers()).isEmpty();
    }

    @Test
    void headers_whenItGoesOn_askForTheRestOfTheSameResult() {
        assertThat(from(100, "\"1\"").headers()).isEqualTo(Map.of("Range", "bytes=100-", "If-Range", "\"1\""));
        assertThat(from(100, null).headers()).isEqualTo(Map.of("Range", "bytes=100-"));
    }

    private static ResultRequest from(long offset, String etag) {
        return new ResultRequest(new TaskId("7"), URI.create("https://example.com/result.mp4"), offset, etag);
    }
}
