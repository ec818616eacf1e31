package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.EditJob;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Create sends another model, and members that the library does not know, exactly as the job has them. */
public abstract class OpenCreateContract extends Contract {

    private static final String ACCEPTED =
            "{\"output\":{\"task_id\":\"t-1\",\"task_status\":\"PENDING\"},\"request_id\":\"r\"}";

    @Test
    void create_whenAModelAndUnknownMembersAreSet_sendsThemBesideTheOthers() {
        fake().inject(RequestKind.CREATE, json(ACCEPTED));

        value(transport()
                .tasks()
                .create(EditJob.builder()
                        .model("wan9.9-videoedit-\u732b")
                        .video(SampleJobs.VIDEO)
                        .prompt("p")
                        .input("extend_prompt", "a \"quoted\"\n\u732b")
                        .input("lines", List.of("a", Map.of("deep", List.of(1, true))))
                        .watermark(true)
                        .seed(3_000_000_000L)
                        .parameter("with_audio", false)
                        .parameter("strength", 0.25)
                        .parameter("frames", 7)
                        .parameter("large", 9_007_199_254_740_993L)
                        .build()));

        assertThat(onlyRequest(RequestKind.CREATE).json())
                .isEqualTo(Map.of(
                        "model",
                        "wan9.9-videoedit-\u732b",
                        "input",
                        Map.of(
                                "prompt",
                                "p",
                                "media",
                                List.of(Map.of("type", "video", "url", "https://media.example.com/in.mp4")),
                                "extend_prompt",
                                "a \"quoted\"\n\u732b",
                                "lines",
                                List.of("a", Map.of("deep", List.of(1, true)))),
                        "parameters",
                        Map.of(
                                "watermark",
                                true,
                                "seed",
                                3_000_000_000L,
                                "with_audio",
                                false,
                                "strength",
                                0.25,
                                "frames",
                                7,
                                "large",
                                9_007_199_254_740_993L)));
    }

    @Test
    void create_whenOnlyAnUnknownParameterIsSet_sendsThatOne() {
        value(transport()
                .tasks()
                .create(EditJob.builder()
                        .video(SampleJobs.VIDEO)
                        .parameter("camera", "still")
                        .build()));

        RecordedRequest request = onlyRequest(RequestKind.CREATE);
        assertThat(request.json()).extracting("parameters").isEqualTo(Map.of("camera", "still"));
        assertThat(fake().tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.model()).isEqualTo(EditJob.MODEL));
    }

    @Test
    void create_whenAnUnknownMemberIsInTemporaryStorage_asksToResolveIt() {
        value(transport()
                .tasks()
                .create(EditJob.builder()
                        .video(SampleJobs.VIDEO)
                        .input(
                                "audio",
                                Map.of(
                                        "url",
                                        URI.create("oss://dashscope-instant/x/a.mp3")
                                                .toString()))
                        .build()));

        assertThat(onlyRequest(RequestKind.CREATE).headers().all("X-DashScope-OssResourceResolve"))
                .containsExactly("enable");
    }
}
