package dev.wanedit.benchmarks.kind;

import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesis;
import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisOutput;
import com.alibaba.dashscope.exception.NoApiKeyException;
import dev.wanedit.benchmarks.service.StatusAnswer;

/** The vendor's SDK, which blocks a thread for each query. */
public final class OfficialSdk implements Queries {

    private final VideoSynthesis sdk;

    public OfficialSdk(String baseUrl) {
        this.sdk = new VideoSynthesis(baseUrl);
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public void ask(String task, Done done) {
        try {
            VideoSynthesisOutput output = sdk.fetch(task, Kind.KEY).getOutput();
            StatusAnswer.check(task, output.getTaskId(), output.getTaskStatus());
            done.succeeded();
        } catch (NoApiKeyException | RuntimeException e) {
            done.failed(e);
        }
    }
}
