package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.InvalidJobException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EditJobTest {

    private static final URI IMAGE = URI.create("https://host.example/a.png?Signature=S3CRET");

    @Test
    void build_whenOnlyTheVideoIsSet_leavesAllElseEmpty() {
        EditJob job = Jobs.smallest().build();

        assertThat(job.references()).isEmpty();
        assertThat(job.prompt()).isEmpty();
        assertThat(job.negativePrompt()).isEmpty();
        assertThat(job.resolution()).isEmpty();
        assertThat(job.ratio()).isEmpty();
        assertThat(job.duration()).isEmpty();
        assertThat(job.audio()).isEmpty();
        assertThat(job.promptExtend()).isEmpty();
        assertThat(job.watermark()).isEmpty();
        assertThat(job.seed()).isEmpty();
        assertThat(job.maxCost()).isEmpty();
    }

    @Test
    void build_whenAllIsSet_keepsAll() {
        EditJob job = full().build();

        assertFull(job);
        assertThat(job.video()).isEqualTo(new MediaSource.RemoteUrl(Jobs.VIDEO));
        assertThat(job.references()).containsExactly(new MediaSource.RemoteUrl(IMAGE));
    }

    @Test
    void build_whenValuesAreSetAndTakenBack_leavesThemEmpty() {
        EditJob job = full().prompt(null)
                .negativePrompt(null)
                .resolution(null)
                .ratio(null)
                .duration(null)
                .audio(null)
                .promptExtend(null)
                .watermark(null)
                .seed(null)
                .maxCost(null)
                .build();

        assertThat(job)
                .hasToString("EditJob[model=wan2.7-videoedit, video=https://host.example/clip.mp4,"
                        + " references=[https://host.example/a.png?***], resolution=null, ratio=null,"
                        + " duration=null, audio=null, promptExtend=null, watermark=null, seed=null, maxCost=null,"
                        + " extraInput=[], extraParameters=[]]");
        assertThat(job.prompt()).isEmpty();
        assertThat(job.negativePrompt()).isEmpty();
    }

    @Test
    void duration_whenZero_isTheServicesDefaultAndStaysUnset() {
        assertThat(Jobs.smallest().duration(Duration.ZERO).build().duration()).isEmpty();
    }

    @Test
    void media_whenAsked_putsTheVideoFirst() {
        EditJob job =
                Jobs.smallest().reference(Jobs.PNG_SOURCE).reference(IMAGE).build();

        assertThat(job.media()).containsExactly(job.video(), Jobs.PNG_SOURCE, new MediaSource.RemoteUrl(IMAGE));
    }

    @Test
    void references_whenBuilderIsUsedFurther_doNotChange() {
        EditJob.Builder builder = Jobs.smallest().reference(IMAGE);
        EditJob job = builder.build();
        builder.reference(IMAGE);

        assertThat(job.references()).hasSize(1);
        assertThatThrownBy(() -> job.references().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void mapMedia_whenLocalFilesAreUploaded_replacesThemAndKeepsAllElse() {
        EditJob local = full().video(Path.of("clip.mp4")).build();

        EditJob uploaded = local.mapMedia(medium -> medium instanceof MediaSource.LocalFile
                ? new MediaSource.OssUrl(URI.create("oss://dir/clip.mp4"))
                : medium);

        assertFull(uploaded);
        assertThat(uploaded.media())
                .containsExactly(
                        new MediaSource.OssUrl(URI.create("oss://dir/clip.mp4")), new MediaSource.RemoteUrl(IMAGE));
        assertThat(local.video()).isEqualTo(MediaSource.file(Path.of("clip.mp4")));
    }

    @Test
    void mapMedia_whenAReferenceIsLocal_replacesItAndKeepsExtraMembers() {
        EditJob local = Jobs.smallest()
                .reference(Path.of("a.png"))
                .input("style", "ink")
                .parameter("strength", 1)
                .build();

        EditJob uploaded = local.mapMedia(medium -> medium instanceof MediaSource.LocalFile
                ? new MediaSource.OssUrl(URI.create("oss://dir/a.png"))
                : medium);

        assertThat(uploaded.references()).hasToString("[oss://dir/a.png]");
        assertThat(uploaded.extraInput()).isEqualTo(local.extraInput()).hasSize(1);
        assertThat(uploaded.extraParameters())
                .isEqualTo(local.extraParameters())
                .hasSize(1);
    }

    @Test
    void mapMedia_whenNewMediaBreakARule_throws() {
        EditJob job = Jobs.smallest().build();

        assertThatExceptionOfType(InvalidJobException.class).isThrownBy(() -> job.mapMedia(medium -> Jobs.PNG_SOURCE));
    }

    @Test
    void toString_whenAsked_holdsNeitherPromptsNorSecrets() {
        EditJob job = full().prompt("PROMPT")
                .negativePrompt("NEGATIVE")
                .video(URI.create("https://user:S3CRET@host.example/a.mp4?Signature=S3CRET"))
                .reference(InlineImage.ofDataUri("data:image/png;base64,S3CRETAA"))
                .build();

        assertThat(job.toString())
                .doesNotContain("S3CRET", "PROMPT", "NEGATIVE")
                .contains(
                        "https://***@host.example/a.mp4?***",
                        "data:image/png;*** (6 bytes)",
                        "P720",
                        "seed=7",
                        "maxCost=12.00 CNY");
    }

    @Test
    void toBuilder_whenNothingIsChanged_buildsAnEqualJob() {
        EditJob job = full().reference(InlineImage.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}))
                .build();

        assertThat(job.toBuilder().build()).isNotSameAs(job).isEqualTo(job).hasSameHashCodeAs(job);
    }

    @Test
    void equals_whenOneValueDiffers_isFalse() {
        EditJob job = full().build();

        assertThat(Stream.<UnaryOperator<EditJob.Builder>>of(
                                b -> b.video(IMAGE),
                                b -> b.reference(IMAGE),
                                b -> b.prompt(null),
                                b -> b.negativePrompt(null),
                                b -> b.resolution(null),
                                b -> b.ratio(null),
                                b -> b.duration(null),
                                b -> b.audio(null),
                                b -> b.promptExtend(null),
                                b -> b.watermark(null),
                                b -> b.seed(null),
                                b -> b.maxCost(null))
                        .map(change -> change.apply(job.toBuilder()).build()))
                .hasSize(12)
                .doesNotContain(job)
                .doesNotHaveDuplicates();
    }

    @Test
    void equals_whenInlineImagesHaveTheSameBytes_isTrue() {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
        byte[] other = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1};

        EditJob job = Jobs.smallest().reference(InlineImage.of(jpeg)).build();

        assertThat(job)
                .isEqualTo(Jobs.smallest().reference(InlineImage.of(jpeg)).build());
        assertThat(InlineImage.of(jpeg)).hasSameHashCodeAs(InlineImage.of(jpeg.clone()));
        assertThat(InlineImage.of(jpeg).hashCode())
                .isNotEqualTo(InlineImage.of(other).hashCode());
        assertThat(job.hashCode()).isNotEqualTo(Jobs.smallest().build().hashCode());
        assertThat(job)
                .isNotEqualTo(Jobs.smallest().reference(InlineImage.of(other)).build());
    }

    private static EditJob.Builder full() {
        return Jobs.smallest()
                .reference(IMAGE)
                .prompt("make it rain")
                .negativePrompt("sun")
                .resolution(Resolution.P720)
                .ratio(AspectRatio.RATIO_9_16)
                .duration(Duration.ofSeconds(5))
                .audio(AudioSetting.ORIGIN)
                .promptExtend(false)
                .watermark(true)
                .seed(7L)
                .maxCost(Money.of("12", "CNY"));
    }

    private static void assertFull(EditJob job) {
        assertThat(job.prompt()).contains("make it rain");
        assertThat(job.negativePrompt()).contains("sun");
        assertThat(job.resolution()).contains(Resolution.P720);
        assertThat(job.ratio()).contains(AspectRatio.RATIO_9_16);
        assertThat(job.duration()).contains(Duration.ofSeconds(5));
        assertThat(job.audio()).contains(AudioSetting.ORIGIN);
        assertThat(job.promptExtend()).contains(false);
        assertThat(job.watermark()).contains(true);
        assertThat(job.seed()).contains(7L);
        assertThat(job.maxCost()).contains(Money.of("12", "CNY"));
    }
}
