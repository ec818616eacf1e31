package dev.wanedit.wire.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What bodies say of themselves in logs: what was answered, and no prompt, URL or signature. */
class BodyTextsTest {

    @Test
    void errors_asText_haveTheirCodeAndMessage() {
        GatewayErrorBody gateway = new GatewayErrorBody("c", "m", "t");

        assertThat(gateway).hasToString("GatewayErrorBody[code=c, message=m, type=t]");
        assertThat(new ErrorBody("r", "c", "m", gateway))
                .hasToString("ErrorBody[request_id=r, code=c, message=m, error=" + gateway + "]");
        assertThat(new ErrorTextBody("r", "c", "m", "e"))
                .hasToString("ErrorTextBody[request_id=r, code=c, message=m, error=e]");
        assertThat(new PlainErrorBody("r", "c", "m")).hasToString("PlainErrorBody[request_id=r, code=c, message=m]");
    }

    @Test
    void tasks_asText_haveNeitherPromptNorUrl() {
        OutputBody output = new OutputBody("t", "RUNNING", "1", "2", "3", "private", "https://private", "c", "m");
        UsageBody usage = new UsageBody(6, 3, 3, 1, 720);

        assertThat(output).hasToString("OutputBody[task_id=t, task_status=RUNNING, code=c]");
        assertThat(usage)
                .hasToString("UsageBody[duration=6, input_video_duration=3, output_video_duration=3, video_count=1,"
                        + " SR=720]");
        assertThat(new TaskBody("r", "c", "m", output, usage))
                .hasToString("TaskBody[request_id=r, code=c, message=m, output=" + output + ", usage=" + usage + "]");
    }

    @Test
    void lists_asText_haveTheirRows() {
        TaskItemBody row = new TaskItemBody("t", "RUNNING", "m", 1L, 2L, 3L);

        assertThat(row)
                .hasToString("TaskItemBody[task_id=t, status=RUNNING, model_name=m, gmt_create=1, start_time=2,"
                        + " end_time=3]");
        assertThat(new TaskListBody("r", "c", "m", List.of(row), 1, 10, 2, 11))
                .hasToString("TaskListBody[request_id=r, code=c, message=m, data=[" + row
                        + "], page_no=1, page_size=10, total_page=2, total=11]");
    }

    @Test
    void uploads_asText_haveNoSignature() {
        PolicyDataBody data =
                new PolicyDataBody("p", "private", "dir", "https://host", "300", "100", "private", "x", "y");

        assertThat(data).hasToString("PolicyDataBody[upload_dir=dir]");
        assertThat(new PolicyBody("r", "c", "m", data))
                .hasToString("PolicyBody[request_id=r, code=c, message=m, data=" + data + "]");
        assertThat(new MediaBody("video", "https://private")).hasToString("MediaBody[type=video]");
    }
}
