package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Resolution;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            job -> job.seed(7L),
            job -> job.model("wan9.9-videoedit"),
            job -> job.parameter("camera", "still"),
            job -> job.input("camera", "still"));

    @TempDir
    private Path folder;

    @Test
    void of_whenJobIsTheSame_isTheSame() {
        assertThat(JobFingerprint.of(job().build())).isEqualTo(JobFingerprint.of(job().build()));
    }

    /** Written when jobs had neither a model nor further members: records of that time must still match. */
    @Test
    void of_whenJobHasNoModelAndNoFurtherMembers_hasTheDigestOfEarlierVersions() {
        assertThat(JobFingerprint.of(job().seed(7L).build()).parameters())
                .isEqualTo("21152253953cca236cf73eea12ba352622af15adafdab042153a8002dac0b064");
        assertThat(JobFingerprint.of(job().model(EditJob.MODEL).build())).isEqualTo(JobFingerprint.of(job().build()));
    }

    @Test
    void of_whenFurtherMembersAreInAnotherOrder_isTheSame() {
        JobFingerprint one = JobFingerprint.of(
                job().parameter("a", 1).parameter("b", Map.of("x", 1, "y", 2.5)).build());
        Map<String, Object> turned = new LinkedHashMap<>();
        turned.put("y", 2.5f);
        turned.put("x", 1L);

        assertThat(JobFingerprint.of(
                        job().parameter("b", turned).parameter("a", (short) 1).build()))
                .isEqualTo(one);
    }

    @Test
    void of_whenFurtherMembersAreAlike_tellsThemApart() {
        List<EditJob.Builder> jobs = List.of(
                job(),
                job().parameter("a", 1),
                job().parameter("a", "1"),
                job().parameter("a", true),
                job().parameter("a", "true"),
                job().parameter("a", List.of(1, 2)),
                job().parameter("a", List.of(2, 1)),
                job().parameter("a", List.of("1,s1:2")),
                job().parameter("a", List.of("1", "2")),
                job().parameter("a", Map.of("1", "2")),
                job().parameter("a", List.of(List.of(1), 2)),
                job().parameter("a", List.of(1, List.of(2))),
                job().input("a", 1),
                job().parameter("a", 1).parameter("b", 1));

        assertThat(jobs.stream().map(EditJob.Builder::build).map(JobFingerprint::of))
                .doesNotHaveDuplicates();
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
    void of_whenAMediumIsInTheServicesStorageOrInline_isOfItsUrlOrItsBytes() {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
        JobFingerprint stored = JobFingerprint.of(
                EditJob.builder().video(MediaSource.parse("oss://dir/clip.mp4")).build());
        JobFingerprint inline =
                JobFingerprint.of(job().reference(InlineImage.of(jpeg)).build());

        assertThat(stored.media()).containsExactly("url:" + Sha256.of("oss://dir/clip.mp4"));
        assertThat(inline.media()).endsWith("bytes:" + Sha256.of(jpeg));
        assertThat(JobFingerprint.of(job().video(folder).build()).media()).containsExactly(JobFingerprint.UNREAD);
    }

    @Test
    void of_whenTheModelIsTheKnownOne_doesNotNameIt() {
        assertThat(JobFingerprint.of(job().build()).model()).isNull();
        assertThat(JobFingerprint.of(job().model("wan9.9-videoedit").build()).model())
                .isEqualTo("wan9.9-videoedit");
    }

    @Test
    void of_whenThePromptIsLong_isOfItsFirstFiveHundredCharacters() {
        String most = "\ud83c\udfac".repeat(499) + "a";

        assertThat(PromptDigest.of(most + "b")).isEqualTo(PromptDigest.of(most));
        assertThat(PromptDigest.of(most)).isEqualTo(Sha256.of(most));
        assertThat(PromptDigest.of("\ud83c\udfac".repeat(499) + "b")).isNotEqualTo(PromptDigest.of(most));
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
