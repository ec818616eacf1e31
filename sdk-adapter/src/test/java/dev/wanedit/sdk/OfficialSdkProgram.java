package dev.wanedit.sdk;

import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesis;
import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisParam;
import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisParam.Media;
import com.alibaba.dashscope.task.AsyncTaskListParam;
import java.util.List;

/** What an application with nothing but the official SDK does. Key and base URL come from its environment. */
final class OfficialSdkProgram {

    private static final String MODEL = "wan2.7-videoedit";

    private final VideoSynthesis sdk = new VideoSynthesis();

    private OfficialSdkProgram() {}

    /** Argument: a video as the SDK takes it. */
    public static void main(String[] arguments) throws Exception {
        new OfficialSdkProgram().run(arguments[0]);
        // The threads of the SDK's client would keep the JVM for a minute.
        System.exit(0);
    }

    private void run(String video) throws Exception {
        String task = submit(video);
        print("submitted", task);
        print("fetched", sdk.fetch(task, null).getOutput().getTaskStatus());
        print(
                "listed",
                sdk.list(AsyncTaskListParam.builder().pageSize(10).build())
                        .getData()
                        .get(0)
                        .getTaskId());
        print("canceled", sdk.cancel(task, null).getRequestId());
        print("fetched", sdk.fetch(task, null).getOutput().getTaskStatus());
        String second = submit(video);
        print("waited", sdk.wait(second, null).getOutput().getVideoUrl());
    }

    private String submit(String video) throws Exception {
        VideoSynthesisParam job = VideoSynthesisParam.builder()
                .model(MODEL)
                .prompt("make it snow")
                .media(List.of(Media.builder().type("video").url(video).build()))
                .resolution("720P")
                .build();
        return sdk.asyncCall(job).getOutput().getTaskId();
    }

    private static void print(String event, String text) {
        System.out.println(event + " " + text);
    }
}
