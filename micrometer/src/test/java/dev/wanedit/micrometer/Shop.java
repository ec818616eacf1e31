package dev.wanedit.micrometer;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.event.JobListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.Resolution;
import dev.wanedit.settings.Polling;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FastTimer;
import dev.wanedit.transport.jdk.JdkTransportProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An application: a client on the fake service, and its jobs. */
final class Shop {

    private static final Polling PLAN = new Polling(Duration.ZERO, Duration.ofSeconds(2));

    private static final Duration LONG = Duration.ofHours(10);

    private Shop() {}

    /** A client over a real transport; only its time runs fast. */
    static VideoEditClient client(FakeDashScope fake, JobListener listener) {
        return builder(fake).jobListener(listener).build();
    }

    static VideoEditClientBuilder builder(FakeDashScope fake) {
        return VideoEditClient.builder()
                .baseUrl(fake.baseUrl())
                .apiKey(fake.apiKey())
                .transport(new JdkTransportProvider())
                .polling(PLAN)
                .connectTimeout(LONG)
                .callTimeout(LONG)
                .awaitDeadline(LONG)
                .timer(new FastTimer(100))
                .clock(fake.clock());
    }

    /** A job with a local clip, which is uploaded. */
    static EditJob job(Path folder) {
        return of(clip(folder)).build();
    }

    /** A job that also has an image in its request, as a data URI. */
    static EditJob jobWithImage(Path folder, byte[] image) {
        return of(clip(folder)).reference(InlineImage.of(image)).build();
    }

    private static EditJob.Builder of(Path clip) {
        return EditJob.builder().video(clip).prompt("Make it snow").resolution(Resolution.P720);
    }

    private static Path clip(Path folder) {
        try {
            return Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
