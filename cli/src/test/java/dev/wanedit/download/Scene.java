package dev.wanedit.download;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.job.EditJob;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.ResultLimits;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FastTimer;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A service with a task whose result is large enough to be cut, and clients over a transport. */
final class Scene {

    static final List<String> TRANSPORTS = List.of("jdk", "retrofit", "sdk");
    static final Duration SOON = Duration.ofSeconds(100);
    static final int LENGTH = 600_000;

    private Scene() {}

    /** Has the boxes of an MP4, and is otherwise noise. */
    static byte[] video(int seed) {
        byte[] video = new byte[LENGTH];
        new Random(seed).nextBytes(video);
        byte[] head = "\0\0\0\u000cftypisom\0\0\0\u000cmoovhow?\0\0\0\0mdat".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, video, 0, head.length);
        return video;
    }

    static byte[] head(byte[] video, int length) {
        return Arrays.copyOf(video, length);
    }

    static VideoEditClient client(FakeDashScope fake, String transport) {
        return builder(fake.baseUrl(), fake.apiKey(), transport).build();
    }

    /** Long timeouts and no lowest pace, since they are hurried too. */
    static VideoEditClientBuilder builder(URI baseUrl, String key, String transport) {
        return VideoEditClient.builder()
                .baseUrl(baseUrl)
                .apiKey(key)
                .transport(transport)
                .polling(new Polling(Duration.ZERO, Duration.ofSeconds(1)))
                .callTimeout(Duration.ofHours(1))
                .connectTimeout(Duration.ofMinutes(10))
                .resultLimits(ResultLimits.DEFAULT.withPace(0, Duration.ofMinutes(1)))
                .timer(new FastTimer(100));
    }

    /** A task that has succeeded, with this result. */
    static TaskId task(FakeDashScope fake, VideoEditClient client, byte[] result) {
        fake.nextTask(TaskScript.statuses("SUCCEEDED"));
        TaskId task = client.submit(job()).taskId();
        fake.replaceResult(task.value(), result);
        return task;
    }

    static EditJob job() {
        return EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .build();
    }

    /** What each request for a result asked for. */
    static List<String> ranges(FakeDashScope fake) {
        return fake.requests(RequestKind.RESULT).stream().map(Scene::range).toList();
    }

    private static String range(RecordedRequest request) {
        return request.header("Range").orElse("all");
    }
}
