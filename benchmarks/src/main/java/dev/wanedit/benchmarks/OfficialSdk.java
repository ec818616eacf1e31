package dev.wanedit.benchmarks;

import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesis;
import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisOutput;
import com.alibaba.dashscope.exception.NoApiKeyException;

/** The vendor's SDK, which blocks a thread for each query. */
final class OfficialSdk implements Queries {

    private final VideoSynthesis sdk;

    OfficialSdk(String baseUrl) {
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
