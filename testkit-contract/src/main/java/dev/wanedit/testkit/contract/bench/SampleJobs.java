package dev.wanedit.testkit.contract.bench;

import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Resolution;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Jobs to send. */
public final class SampleJobs {

    public static final URI VIDEO = URI.create("https://media.example.com/in.mp4");
    public static final String PROMPT = "让雪落下来 — \"quoted\", a\\b, \u2028 and 😀";

    private SampleJobs() {}

    public static EditJob minimal() {
        return EditJob.builder().video(VIDEO).build();
    }

    public static EditJob withPrompt(String prompt) {
        return EditJob.builder().video(VIDEO).prompt(prompt).build();
    }

    public static EditJob withVideo(MediaSource video) {
        return EditJob.builder().video(video).build();
    }

    /** A job with an image that is sent inside the request. */
    public static EditJob withImage(Path image) {
        return EditJob.builder().video(VIDEO).reference(InlineImage.of(image)).build();
    }

    public static EditJob full() {
        return EditJob.builder()
                .video(URI.create("https://media.example.com/in.mp4?Signature=" + Secrets.SIGNATURE))
                .reference(URI.create("https://media.example.com/hat.png"))
                .reference(InlineImage.ofDataUri("data:image/png;base64," + Secrets.PAYLOAD + "=="))
                .prompt(PROMPT)
                .negativePrompt("blur")
                .resolution(Resolution.P720)
                .ratio(AspectRatio.RATIO_16_9)
                .duration(Duration.ofSeconds(5))
                .audio(AudioSetting.ORIGIN)
                .promptExtend(false)
                .watermark(true)
                .seed(2147483647L)
                .build();
    }
}
