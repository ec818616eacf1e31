package dev.wanedit.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every limit of the inside of media: at it, below it, above it. */
class MediaLimitsTest {

    private static final PixelSize GOOD = new PixelSize(1280, 720);
    private static final Duration FIVE = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({"240, 240", "4096, 4096", "4096, 512", "512, 4096", "1920, 240", "240, 1920"})
    void video_whenPixelsAreAtTheLimits_findsNothing(int width, int height) {
        assertThat(video(new PixelSize(width, height))).isEqualTo(MediaFindings.NONE);
    }

    @ParameterizedTest
    @CsvSource({"239, 240", "240, 239", "4097, 4096", "4096, 4097"})
    void video_whenASideIsBeyondItsLimit_isRefused(int width, int height) {
        assertThat(video(new PixelSize(width, height)).violations())
                .containsExactly(new Violation(
                        "video",
                        "pixels",
                        "clip.mp4: " + width + " x " + height + " pixels",
                        "240 to 4096 pixels a side"));
    }

    @ParameterizedTest
    @CsvSource({"1921, 240, 8.01:1", "240, 1921, 1:8.01", "4096, 256, 16:1", "2001, 250, 8.01:1"})
    void video_whenItIsTooLongAndNarrow_isRefused(int width, int height, String aspect) {
        assertThat(video(new PixelSize(width, height)).violations())
                .containsExactly(new Violation(
                        "video",
                        "aspect",
                        "clip.mp4: " + width + " x " + height + " pixels, which is " + aspect,
                        "1:8 to 8:1"));
    }

    @Test
    void video_whenSeveralLimitsAreBroken_tellsAll() {
        MediaFacts facts =
                new MediaFacts(MediaFormat.MOV, new PixelSize(5000, 100), Duration.ofMillis(12_400), null, null, false);

        assertThat(MediaLimits.video("video", "clip.mov", facts).violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "video: clip.mov: 12.4 s long, allowed 2 to 10 s",
                        "video: clip.mov: 5000 x 100 pixels, allowed 240 to 4096 pixels a side",
                        "video: clip.mov: 5000 x 100 pixels, which is 50:1, allowed 1:8 to 8:1");
    }

    @Test
    void video_whenNothingIsTold_onlyDoubts() {
        MediaFindings found = MediaLimits.video("video", "clip.mp4", MediaFacts.of(MediaFormat.MP4));

        assertThat(found.violations()).isEmpty();
        assertThat(found.doubts())
                .containsExactly(
                        new Violation("video", "length", "clip.mp4: length not found", "2 to 10 s"),
                        new Violation(
                                "video", "pixels", "clip.mp4: size in pixels not found", "240 to 4096 pixels a side"));
    }

    @Test
    void video_whenItEndsEarly_isDoubted() {
        MediaFacts cut = new MediaFacts(MediaFormat.MP4, GOOD, FIVE, FIVE, null, false).cutShort();

        assertThat(MediaLimits.video("video", "clip.mp4", cut))
                .isEqualTo(doubt("video", "whole", "clip.mp4: ends before its contents do", "a whole file"));
    }

    @Test
    void video_whenItsFormatIsUnknown_isDoubtedAndNoMore() {
        assertThat(MediaLimits.video("video", "clip.mp4", MediaFacts.of(MediaFormat.UNKNOWN)))
                .isEqualTo(doubt("video", "format", "clip.mp4: of an unknown format", "MP4 or QuickTime"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"MP4", "MOV", "UNKNOWN"})
    void video_whenItIsSurelyOfAnotherFormat_isRefusedAndNoMore(MediaFormat format) {
        MediaFindings found = MediaLimits.video("video", "clip.mp4", MediaFacts.of(format));

        assertThat(found.violations())
                .containsExactly(new Violation("video", "format", "clip.mp4: " + format.label(), "MP4 or QuickTime"));
        assertThat(found.doubts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"240, 240", "8000, 8000", "8000, 1000", "1000, 8000"})
    void image_whenPixelsAreAtTheLimits_findsNothing(int width, int height) {
        assertThat(image(MediaFormat.WEBP, new PixelSize(width, height), null)).isEqualTo(MediaFindings.NONE);
    }

    @ParameterizedTest
    @CsvSource({"239, 240", "240, 239", "8001, 8000", "8000, 8001"})
    void image_whenASideIsBeyondItsLimit_isRefused(int width, int height) {
        assertThat(image(MediaFormat.WEBP, new PixelSize(width, height), null).violations())
                .containsExactly(new Violation(
                        "references[0]",
                        "pixels",
                        "picture: " + width + " x " + height + " pixels",
                        "240 to 8000 pixels a side"));
    }

    @Test
    void image_whenItIsTooLongAndNarrow_isRefused() {
        assertThat(image(MediaFormat.BMP, new PixelSize(8000, 999), null).violations())
                .extracting(Violation::rule)
                .containsExactly("aspect");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"JPEG", "PNG", "WEBP", "BMP"})
    void image_whenItIsOfAnotherFormat_isRefusedEvenIfUnknown(MediaFormat format) {
        assertThat(MediaLimits.image("references[0]", "picture", MediaFacts.of(format))
                        .violations())
                .containsExactly(new Violation(
                        "references[0]", "format", "picture: " + format.label(), "JPEG, PNG, BMP or WEBP"));
    }

    @Test
    void image_whenPngHasAnAlphaChannel_isRefused() {
        assertThat(image(MediaFormat.PNG, GOOD, Transparency.CHANNEL).violations())
                .containsExactly(new Violation(
                        "references[0]", "transparency", "picture: has an alpha channel", "PNG without transparency"));
    }

    @Test
    void image_whenPngMarksColoursOrDoesNotTell_isDoubted() {
        assertThat(image(MediaFormat.PNG, GOOD, Transparency.MARKED))
                .isEqualTo(doubt(
                        "references[0]",
                        "transparency",
                        "picture: has transparent colours",
                        "PNG without transparency"));
        assertThat(image(MediaFormat.PNG, GOOD, null))
                .isEqualTo(doubt(
                        "references[0]",
                        "transparency",
                        "picture: transparency not found",
                        "PNG without transparency"));
    }

    @ParameterizedTest
    @CsvSource({"PNG, NONE", "WEBP, CHANNEL", "BMP, CHANNEL", "JPEG, NONE"})
    void image_whenTransparencyIsAllowed_findsNothing(MediaFormat format, Transparency transparency) {
        assertThat(image(format, GOOD, transparency)).isEqualTo(MediaFindings.NONE);
    }

    @Test
    void image_whenItsNameSpeaksOfAnotherFormat_isDoubted() {
        MediaFacts png = MediaFacts.image(MediaFormat.PNG, GOOD, Transparency.NONE);

        assertThat(MediaLimits.image("references[0]", "a.JPG", png))
                .isEqualTo(doubt(
                        "references[0]", "name", "a.JPG: PNG by its content", "a name that ends like its format"));
        assertThat(MediaLimits.image("references[0]", "a.png", png)).isEqualTo(MediaFindings.NONE);
        assertThat(MediaLimits.image("references[0]", "a.tmp", png)).isEqualTo(MediaFindings.NONE);
        assertThat(MediaLimits.image("references[0]", "a", png)).isEqualTo(MediaFindings.NONE);
    }

    private static MediaFindings video(PixelSize pixels) {
        return MediaLimits.video("video", "clip.mp4", new MediaFacts(MediaFormat.MP4, pixels, FIVE, FIVE, null, false));
    }

    private static MediaFindings image(MediaFormat format, PixelSize pixels, Transparency transparency) {
        return MediaLimits.image("references[0]", "picture", MediaFacts.image(format, pixels, transparency));
    }

    private static MediaFindings doubt(String field, String rule, String given, String allowed) {
        return new MediaFindings(List.of(), List.of(new Violation(field, rule, given, allowed)));
    }
}
