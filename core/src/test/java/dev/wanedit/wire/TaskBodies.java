package dev.wanedit.wire;

import dev.wanedit.wire.body.OutputBody;
import dev.wanedit.wire.body.TaskBody;
import dev.wanedit.wire.body.UsageBody;
import org.jspecify.annotations.Nullable;

/** Answers of the service to start a test from. */
final class TaskBodies {

    static final String ID = "05e68c7e-850c-49e4-b866-xxxxxx";
    static final String REQUEST = "f16ae7e9-d518-92f8-a02c-xxxxxx";
    static final String URL = "https://dashscope-a717.oss-accelerate.aliyuncs.com/xxx.mp4?Expires=1&Signature=S3CRET";

    private TaskBodies() {}

    static TaskBody status(@Nullable String status) {
        return body(output(ID, status, null, null, null));
    }

    static TaskBody succeeded(@Nullable String url, @Nullable UsageBody usage) {
        return new TaskBody(REQUEST, null, null, output(ID, "SUCCEEDED", url, null, null), usage);
    }

    static TaskBody failed(@Nullable String code, @Nullable String message) {
        return body(output(ID, "FAILED", null, code, message));
    }

    static TaskBody body(@Nullable OutputBody output) {
        return new TaskBody(REQUEST, null, null, output, null);
    }

    static OutputBody output(
            @Nullable String id,
            @Nullable String status,
            @Nullable String url,
            @Nullable String code,
            @Nullable String message) {
        return new OutputBody(id, status, null, null, null, null, url, code, message);
    }
}
