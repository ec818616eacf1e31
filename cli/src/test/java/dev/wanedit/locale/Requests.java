package dev.wanedit.locale;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.Resolution;
import dev.wanedit.job.Submission;
import dev.wanedit.port.JobStore;
import dev.wanedit.settings.Polling;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Makes every kind of request over every transport, with texts and numbers that locales and charsets treat differently. */
final class Requests {

    private static final String TEXT = "给猫戴帽子 İıIi ÄÖß ๑๒๓ ١٢٣ 😀";
    private static final Instant NOON = Instant.parse("2026-04-03T12:34:56Z");

    private Requests() {}

    /** @param args the base URL, the key, and a folder with {@code clip.mp4}, {@code reference.png} and the store */
    public static void main(String[] args) {
        Path folder = Path.of(args[2]);
        for (String transport : new String[] {"jdk", "retrofit", "sdk"}) {
            try (JobStore store = JdbcJobStore.file(folder.resolve("jobs-" + transport));
                    VideoEditClient client = VideoEditClient.builder()
                            .transport(transport)
                            .baseUrl(URI.create(args[0]))
                            .apiKey(args[1])
                            .jobStore(store)
                            .polling(new Polling(Duration.ZERO, Duration.ofMillis(20)))
                            .build()) {
                run(client, folder);
            }
        }
        System.out.println(Locale.getDefault() + " " + Charset.defaultCharset());
    }

    private static void run(VideoEditClient client, Path folder) {
        EditJob job = EditJob.builder()
                .video(folder.resolve("clip.mp4"))
                .reference(InlineImage.of(folder.resolve("reference.png")))
                .prompt(TEXT)
                .negativePrompt(TEXT)
                .resolution(Resolution.P720)
                .ratio(AspectRatio.RATIO_16_9)
                .duration(Duration.ofSeconds(5))
                .audio(AudioSetting.ORIGIN)
                .seed(2_147_483_647L)
                .watermark(true)
                .promptExtend(false)
                .build();
        TaskId task = client.rx()
                .submit(Submission.of(new JobKey("İi " + TEXT), job))
                .blockingGet()
                .taskId();
        client.status(task);
        client.cancel(task);
        client.list(TaskFilter.recent().between(NOON, NOON.plusSeconds(3_600)).onPage(12));
    }
}
