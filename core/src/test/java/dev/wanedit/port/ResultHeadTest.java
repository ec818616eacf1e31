package dev.wanedit.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultHeadTest {

    private static final ResultRequest FROM_4 =
            new ResultRequest(new TaskId("t-1"), URI.create("https://host.example/a.mp4"), 4, null);

    @Test
    void read_whenWhole_startsAtZero() {
        assertThat(read(200, Map.of("Content-Length", " 12 ", "Content-Type", "video/mp4", "ETag", "\"e\"")))
                .isEqualTo(new ResultHead(0, 12, "video/mp4", "\"e\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "12, 12", "9999999999999999999"})
    void read_whenTheLengthIsNone_isNotTold(String length) {
        assertThat(read(200, Map.of("Content-Length", length)).totalLength()).isEqualTo(-1);
    }

    @Test
    void read_whenThePartAskedFor_tellsTheWholeLength() {
        assertThat(read(206, Map.of("Content-Range", "bytes 4-7/12"))).isEqualTo(new ResultHead(4, 12, null, null));
        assertThat(read(206, Map.of("Content-Range", "bytes 4-7/*")).totalLength())
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes 5-7/12", "bytes 4-12/12", "bytes 4-3/12", "bytes */12", "x"})
    void read_whenAnotherPart_fails(String range) {
        assertThatThrownBy(() -> read(206, Map.of("Content-Range", range)))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("byte 4");
    }

    @Test
    void read_whenPacked_fails() {
        assertThat(read(200, Map.of("Content-Encoding", "Identity")).offset()).isZero();
        assertThatThrownBy(() -> read(200, Map.of("Content-Encoding", "gzip")))
                .isInstanceOf(MalformedResponseException.class);
    }

    private static ResultHead read(int status, Map<String, String> headers) {
        return ResultHead.read(status, headers::get, FROM_4);
    }
}
