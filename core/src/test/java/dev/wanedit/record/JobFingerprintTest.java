package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobFingerprintTest {

    static final List<UnaryOperator<EditJob.Builder>> CHANGES = List.of(
            job -> job.video(URI.create("https://example.com/other.mp4")),
            job -> job.reference(URI.create("https://example.com/a.png")),
            job -> job.prompt("Make it rain"),
            job -> job.prompt(null),
            job -> job.negativePrompt("snow"),
            job -> job.resolution(Resolution.P1080),
            job -> job.ratio(AspectRatio.RATIO_1_1),
            job -> job.duration(Duration.ofSeconds(3)),
            job -> job.audio(AudioSetting.ORIGIN),
            job -> job.promptExtend(true),
            job -> job.watermark(false),
            job -> job.seed(7L));

    @TempDir
    private Path folder;

    @Test
    void of_whenJobIsTheSame_isTheSame() {
        assertThat(JobFingerprint.of(job().build())).isEqualTo(JobFingerprint.of(job().build()));
    }

    @ParameterizedTest
    @FieldSource("CHANGES")
    void matches_whenOneParameterDiffers_isFalse(UnaryOperator<EditJob.Builder> change) {
        JobFingerprint mine = JobFingerprint.of(job().build());

        assertThat(mine.matches(JobFingerprint.of(change.apply(job()).build()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/clip.mp4?id=1&Expires=99&OSSAccessKeyId=K&Signature=NEW",
                "https://example.com/clip.mp4?id=1&X-Amz-Signature=NEW&X-Amz-Date=now",
                "https://example.com/clip.mp4?id=1"
            })
    void matches_whenUrlIsSignedAnew_isTrue(String url) {
        JobFingerprint mine = video("https://example.com/clip.mp4?id=1&Expires=1&OSSAccessKeyId=K&Signature=OLD");

        assertThat(mine.matches(video(url))).isTrue();
        assertThat(mine.matches(video(url.replace("id=1", "id=2")))).isFalse();
    }

    @Test
    void matches_whenFileMovedWithItsBytes_isTrue() throws IOException {
        Path here = Files.writeString(folder.resolve("a.mp4"), "clip");
        Path there = Files.writeString(folder.resolve("b.mp4"), "clip");
        Path other = Files.writeString(folder.resolve("c.mp4"), "another");

        assertThat(local(here).matches(local(there))).isTrue();
        assertThat(local(here).matches(local(other))).isFalse();
    }

    @Test
    void matches_whenFileIsGone_isTrueForTheSameParameters() throws IOException {
        Path file = Files.writeString(folder.resolve("a.mp4"), "clip");
        JobFingerprint before = local(file);
        Files.delete(file);

        assertThat(local(file).media()).containsExactly(JobFingerprint.UNREAD);
        assertThat(local(file).matches(before)).isTrue();
    }

    @Test
    void of_whenPromptComesBackWithOtherWhiteSpace_hasTheSameDigest() {
        assertThat(PromptDigest.of(" Make  it\nsnow\u00e9 ")).isEqualTo(PromptDigest.of("Make it snowe\u0301"));
        assertThat(PromptDigest.of("Make it snow")).isNotEqualTo(PromptDigest.of("Make it  rain"));
    }

    @Test
    void of_whenServiceHasCutThePrompt_hasTheSameDigest() {
        String prompt = "\ud83c\udfac snow ".repeat(700);

        assertThat(PromptDigest.of(prompt.substring(0, 2000))).isEqualTo(PromptDigest.of(prompt));
        assertThat(PromptDigest.of("rain " + prompt)).isNotEqualTo(PromptDigest.of(prompt));
    }

    @Test
    void of_whenJobHoldsSecrets_repeatsNone() {
        assertThat(video("https://example.com/clip.mp4?Signature=S3CRET").toString())
                .doesNotContain("S3CRET", "clip.mp4", "snow");
    }

    private static JobFingerprint video(String url) {
        return JobFingerprint.of(job().video(URI.create(url)).build());
    }

    private static JobFingerprint local(Path file) {
        return JobFingerprint.of(job().video(file).build());
    }

    private static EditJob.Builder job() {
        return EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("Make it snow")
                .resolution(Resolution.P720);
    }
}
