package dev.example.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith({FakeDashScopeExtension.OnTestClock.class, OutputCaptureExtension.class})
class EditServiceTest {

    @TempDir
    Path folder;

    @Test
    void service_whenItIsStoppedInTheMiddle_resumesItsJobsAndPaysOnce(FakeDashScope fake, CapturedOutput log)
            throws Exception {
        Path clip = Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip());

        try (RunningService service = new RunningService(fake, folder, fake.apiKey())) {
            assertThat(log.getOut().lines().filter(line -> line.contains("wanedit: region BEIJING")))
                    .singleElement()
                    .asString()
                    .contains(
                            "host 127.0.0.1:" + fake.baseUrl().getPort() + " (this machine: a fake or a gateway)",
                            "transport jdk",
                            "jdbc:h2:file:")
                    .doesNotContain(fake.apiKey());
            assertThat(service.get("/orders/17/video").statusCode()).isEqualTo(404);
            assertThat(service.order("17", clip).statusCode()).isEqualTo(202);
            assertThat(service.submitted().taskId().value())
                    .isEqualTo(fake.tasks().get(0).id());
            assertThat(service.get("/orders/17").body()).contains("PENDING");
            assertThat(service.get("/orders/18").statusCode()).isEqualTo(404);

            fake.clock().advance(Duration.ofMinutes(5));
            assertThat(service.downloaded().file()).hasSameBinaryContentAs(clip);
            assertThat(service.get("/orders/17").body()).contains("ARCHIVED");

            assertThat(service.get("/actuator/metrics/wanedit.downloads").body())
                    .contains("\"COUNT\",\"value\":1.0");
            assertThat(service.get("/actuator/health/wanedit").body()).contains("\"UP\"");

            HttpResponse<String> refused = service.order("19", longClip());
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("\"violations\"", "12.049 s long, allowed 2 to 10 s")
                    .doesNotContain(fake.apiKey());

            assertThat(service.get("/actuator/configprops").body()
                            + service.get("/actuator/env").body())
                    .contains("apiKey")
                    .doesNotContain(fake.apiKey());

            assertThat(service.order("21", folder + "/clip.mp4").statusCode()).isEqualTo(400);
            assertThat(service.order("21", "../" + folder.getFileName() + "/clip.mp4")
                            .statusCode())
                    .isEqualTo(400);
            HttpResponse<String> missing = service.order("21", "missing.mp4");
            assertThat(missing.statusCode()).isEqualTo(422);
            assertThat(missing.body()).contains("missing.mp4").doesNotContain(folder.toString());

            service.order("20", clip);
            service.submitted();
        }
        fake.clock().advance(Duration.ofMinutes(5));
        try (RunningService service = new RunningService(fake, folder, fake.apiKey())) {
            assertThat(service.downloaded().file()).isEqualTo(folder.resolve("20.mp4"));
        }
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
    }

    @Test
    void health_whenTheKeyIsWrong_isDownAndTheServiceRuns(FakeDashScope fake) throws Exception {
        try (RunningService service = new RunningService(fake, folder, "sk-wrong-0123456789")) {
            HttpResponse<String> health = service.get("/actuator/health/wanedit");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("\"DOWN\"", "401").doesNotContain("sk-wrong");
            assertThat(service.order("17", Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip()))
                            .statusCode())
                    .isEqualTo(202);
        }
        assertThat(fake.tasks()).isEmpty();
    }

    /** The clip of the fake at a sixth of its pace, so that its two seconds are twelve. */
    private Path longClip() throws Exception {
        byte[] clip = FakeDashScope.clip();
        String boxes = new String(clip, StandardCharsets.ISO_8859_1);
        Matcher headers = Pattern.compile("mvhd|mdhd").matcher(boxes);
        while (headers.find()) {
            int ticksInASecond = headers.end() + 12;
            ByteBuffer bytes = ByteBuffer.wrap(clip);
            bytes.putInt(ticksInASecond, bytes.getInt(ticksInASecond) / 6);
        }
        return Files.write(folder.resolve("long.mp4"), clip);
    }
}
