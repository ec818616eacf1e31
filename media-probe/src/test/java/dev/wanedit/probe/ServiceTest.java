package dev.wanedit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.engine.check.MediaCheck;
import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.media.MediaFindings;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.settings.Preflight;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The probe as the client uses it. */
class ServiceTest {

    @Test
    void probe_whenServicesAreLoaded_isFound() {
        assertThat(ServiceLoader.load(MediaProbe.class)).hasAtLeastOneElementOfType(MediaHeaderProbe.class);
    }

    @Test
    void probe_whenThereIsNoFile_saysSo() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> new MediaHeaderProbe().probe(Path.of("no", "such.mp4")));
    }

    @Test
    void check_whenMediaAreGood_findsNothing() {
        assertThat(check(Preflight.STRICT, "2s.mp4", "rgb.png", "turned.jpg", "lossy-alpha.webp"))
                .isEqualTo(MediaFindings.NONE);
    }

    @Test
    void check_whenMediaAreBad_tellsEveryViolation() {
        assertThat(check(Preflight.WARN, "12.4s.mov", "rgba.png", "top-down.bmp", "gif.png")
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "video: 12.4s.mov: 12.4 s long, allowed 2 to 10 s",
                        "references[0]: rgba.png: has an alpha channel, allowed PNG without transparency",
                        "references[1]: top-down.bmp: 102 x 64 pixels, allowed 240 to 8000 pixels a side",
                        "references[2]: gif.png: GIF, allowed JPEG, PNG, BMP or WEBP");
    }

    @Test
    void check_whenMediaAreDoubtful_onlyStrictRefuses() {
        MediaFindings warned = check(Preflight.WARN, "10.04s.mp4", "png.jpg", "palette-clear.png", "cut.jpg");

        assertThat(warned.violations()).isEmpty();
        assertThat(warned.doubts())
                .extracting(Violation::toString)
                .containsExactly(
                        "video: 10.04s.mp4: 10.04 s long, allowed 2 to 10 s",
                        "references[0]: png.jpg: PNG by its content, allowed a name that ends like its format",
                        "references[1]: palette-clear.png: has transparent colours, allowed PNG without transparency",
                        "references[2]: cut.jpg: ends before its contents do, allowed a whole file",
                        "references[2]: cut.jpg: size in pixels not found, allowed 240 to 8000 pixels a side");
        assertThat(check(Preflight.STRICT, "10.04s.mp4", "png.jpg", "palette-clear.png", "cut.jpg")
                        .violations())
                .isEqualTo(warned.doubts());
    }

    @Test
    void check_whenImageIsInline_looksIntoItAlike() {
        EditJob job = EditJob.builder()
                .video(Corpus.file("2s.mp4"))
                .reference(InlineImage.of(Corpus.file("rgba.png")))
                .reference(InlineImage.of(Corpus.bytes("bottom-up.bmp")))
                .build();

        assertThat(new MediaCheck(new MediaHeaderProbe(), Preflight.WARN)
                        .check(job)
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "references[0]: inline image/png: has an alpha channel, allowed PNG without transparency",
                        "references[1]: inline image/bmp: 102 x 64 pixels, allowed 240 to 8000 pixels a side");
    }

    private static MediaFindings check(Preflight level, String video, String... references) {
        EditJob.Builder job = EditJob.builder().video(Corpus.file(video));
        for (String reference : references) {
            job.reference(MediaSource.file(Corpus.file(reference)));
        }
        return new MediaCheck(new MediaHeaderProbe(), level).check(job.build());
    }
}
