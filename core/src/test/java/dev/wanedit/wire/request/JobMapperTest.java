package dev.wanedit.wire.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.wire.body.CreateBody;
import dev.wanedit.wire.body.InputBody;
import dev.wanedit.wire.body.MediaBody;
import dev.wanedit.wire.body.ParametersBody;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JobMapperTest {

    private static final URI VIDEO = URI.create("https://host.example/clip.mp4?Signature=a%2Bb");
    private static final MediaSource STORED = new MediaSource.OssUrl(URI.create("oss://dashscope-instant/猫.png"));

    @Test
    void body_whenOnlyTheVideoIsSet_holdsNothingElse() {
        assertThat(body(EditJob.builder().video(VIDEO).build()))
                .isEqualTo(new CreateBody(
                        "wan2.7-videoedit",
                        new InputBody(null, null, List.of(new MediaBody("video", VIDEO.toString()))),
                        null));
    }

    @Test
    void body_whenAllIsSet_holdsAllInTheServicesSpelling() {
        EditJob job = EditJob.builder()
                .reference(STORED)
                .video(VIDEO)
                .prompt("让它下雨")
                .negativePrompt("sun")
                .resolution(Resolution.P720)
                .ratio(AspectRatio.RATIO_9_16)
                .duration(Duration.ofSeconds(5))
                .audio(AudioSetting.ORIGIN)
                .promptExtend(false)
                .watermark(true)
                .seed(2147483647L)
                .maxCost(Money.of("12", "CNY"))
                .build();

        assertThat(body(job))
                .isEqualTo(new CreateBody(
                        "wan2.7-videoedit",
                        new InputBody(
                                "让它下雨",
                                "sun",
                                List.of(
                                        new MediaBody("video", VIDEO.toString()),
                                        new MediaBody("reference_image", "oss://dashscope-instant/猫.png"))),
                        new ParametersBody("720P", "9:16", 5, "origin", false, true, 2147483647L)));
    }

    @Test
    void body_whenOneParameterIsSet_holdsThatOneOnly() {
        assertThat(parameters(EditJob.builder().watermark(false)))
                .isEqualTo(new ParametersBody(null, null, null, null, null, false, null));
        assertThat(parameters(EditJob.builder().seed(0L)))
                .isEqualTo(new ParametersBody(null, null, null, null, null, null, 0L));
        assertThat(parameters(EditJob.builder().audio(AudioSetting.AUTO)))
                .isEqualTo(new ParametersBody(null, null, null, "auto", null, null, null));
    }

    @ParameterizedTest
    @CsvSource({"RATIO_16_9, 16:9", "RATIO_9_16, 9:16", "RATIO_1_1, 1:1", "RATIO_4_3, 4:3", "RATIO_3_4, 3:4"})
    void body_whenRatioIsSet_spellsItAsTheServiceDoes(AspectRatio ratio, String spelling) {
        assertThat(parameters(EditJob.builder().ratio(ratio)).ratio()).isEqualTo(spelling);
    }

    @ParameterizedTest
    @CsvSource({"P720, 720P", "P1080, 1080P"})
    void body_whenResolutionIsSet_spellsItAsTheServiceDoes(Resolution resolution, String spelling) {
        assertThat(parameters(EditJob.builder().resolution(resolution)).resolution())
                .isEqualTo(spelling);
    }

    @Test
    void body_whenWebUrlHoldsOtherThanAscii_percentEncodesIt() {
        EditJob job = EditJob.builder()
                .video(URI.create("https://host.example/猫.mp4"))
                .build();

        assertThat(body(job).input().media())
                .extracting(MediaBody::url)
                .containsExactly("https://host.example/%E7%8C%AB.mp4");
    }

    @Test
    void sendable_whenAFileIsStillLocal_throws() {
        EditJob job = EditJob.builder().video(Path.of("clip.mp4")).build();

        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> JobMapper.sendable(job, () -> {}))
                .withMessageContaining("clip.mp4");
    }

    @Test
    void readsDisk_whenAnInlineImageIsAFile_isTrue(@TempDir Path folder) throws IOException {
        InlineImage file = InlineImage.of(Files.writeString(folder.resolve("a.bmp"), "BM..."));
        InlineImage memory = InlineImage.of(Files.readAllBytes(folder.resolve("a.bmp")));

        assertThat(JobMapper.readsDisk(
                        EditJob.builder().video(VIDEO).reference(file).build()))
                .isTrue();
        assertThat(JobMapper.readsDisk(
                        EditJob.builder().video(VIDEO).reference(memory).build()))
                .isFalse();
    }

    @Test
    void needsOssResolve_whenAnyMediumIsInTheServicesStorage_isTrue() {
        EditJob none = EditJob.builder().video(VIDEO).reference(VIDEO).build();
        EditJob reference = EditJob.builder().video(VIDEO).reference(STORED).build();
        EditJob video = EditJob.builder().video(STORED).build();

        assertThat(JobMapper.needsOssResolve(none)).isFalse();
        assertThat(JobMapper.needsOssResolve(reference)).isTrue();
        assertThat(JobMapper.needsOssResolve(video)).isTrue();
    }

    @Test
    void body_whenFurtherMembersAreSet_holdsThemWithoutShowingThem() {
        CreateBody body = body(EditJob.builder()
                .model("wan9.9-videoedit")
                .video(VIDEO)
                .input("lines", List.of("S3CRET"))
                .parameter("camera", "S3CRET")
                .build());

        assertThat(body.model()).isEqualTo("wan9.9-videoedit");
        assertThat(body.input().more()).isEqualTo(Map.of("lines", List.of("S3CRET")));
        assertThat(body.parameters().more()).isEqualTo(Map.of("camera", "S3CRET"));
        assertThat(body.toString()).contains("lines", "camera").doesNotContain("S3CRET");
    }

    /** Else one name would be written twice into one object. */
    @ParameterizedTest
    @MethodSource("components")
    void build_whenAFurtherMemberHasANameThatIsWrittenAnyway_refuses(Class<?> body, String name) {
        EditJob.Builder job = EditJob.builder().video(VIDEO);
        EditJob.Builder named = body == InputBody.class ? job.input(name, "x") : job.parameter(name, "x");

        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(named::build)
                .satisfies(refused -> assertThat(refused.violations())
                        .singleElement()
                        .extracting(Violation::rule)
                        .isEqualTo("known"));
    }

    static Stream<Arguments> components() {
        return Stream.of(InputBody.class, ParametersBody.class)
                .flatMap(body -> Stream.of(body.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !name.equals("more"))
                        .map(name -> Arguments.of(body, name)));
    }

    @Test
    void needsOssResolve_whenAFurtherMemberIsInTheServicesStorage_isTrue() {
        EditJob deep = EditJob.builder()
                .video(VIDEO)
                .input("sound", Map.of("urls", List.of("OSS://dashscope-instant/a.mp3")))
                .build();
        EditJob text = EditJob.builder()
                .video(VIDEO)
                .parameter("note", "see oss://dashscope-instant/a.mp3")
                .build();

        assertThat(JobMapper.needsOssResolve(deep)).isTrue();
        assertThat(JobMapper.needsOssResolve(text)).isFalse();
    }

    private static CreateBody body(EditJob job) {
        return JobMapper.sendable(job, () -> {}).body();
    }

    private static ParametersBody parameters(EditJob.Builder job) {
        return body(job.video(VIDEO).build()).parameters();
    }
}
