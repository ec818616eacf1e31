package dev.wanedit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.media.Transparency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the probe says of the corpus where ffprobe says nothing, or something else is asked. */
class CorpusFactsTest {

    @ParameterizedTest
    @CsvSource({
        "plain.jpg, NONE",
        "grey.jpg, NONE",
        "rgb.png, NONE",
        "grey.png, NONE",
        "deep.png, NONE",
        "palette.png, NONE",
        "palette-clear.png, MARKED",
        "rgba.png, CHANNEL",
        "grey-alpha.png, CHANNEL",
        "lossy.webp, NONE",
        "lossless.webp, NONE",
        "animated.webp, NONE",
        "lossy-alpha.webp, CHANNEL",
        "lossless-alpha.webp, CHANNEL",
        "bottom-up.bmp, NONE",
        "top-down.bmp, NONE"
    })
    void probe_whenImageIsRead_tellsItsTransparency(String file, Transparency transparency) {
        assertThat(Corpus.probe(file).transparency()).isEqualTo(transparency);
    }

    @ParameterizedTest
    @CsvSource({
        "cut-before-moov.mp4, HEADLESS",
        "cut-in-moov.mp4, MP4",
        "cut-after-moov.mp4, MP4",
        "cut.jpg, JPEG",
        "cut.png, PNG",
        "cut.webp, WEBP"
    })
    void probe_whenFileIsCut_saysSo(String file, MediaFormat format) {
        MediaFacts facts = Corpus.probe(file);

        assertThat(facts.cut()).isTrue();
        assertThat(facts.format()).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({"cut-before-moov.mp4", "cut.jpg", "cut.png", "cut.webp"})
    void probe_whenHeaderIsCut_tellsNothingElse(String file) {
        assertThat(Corpus.probe(file))
                .isEqualTo(MediaFacts.of(Corpus.probe(file).format()).cutShort());
    }

    @ParameterizedTest
    @CsvSource({"text.mp4, TEXT", "empty.mp4, UNKNOWN", "only-sound.mp4, SOUND"})
    void probe_whenItIsNoPicture_tellsOnlyWhatItIs(String file, MediaFormat format) {
        assertThat(Corpus.probe(file)).isEqualTo(MediaFacts.of(format));
    }

    @Test
    void probe_whenWebpIsAnimated_tellsItsCanvas() {
        assertThat(Corpus.probe("animated.webp").pixels()).isEqualTo(new PixelSize(326, 260));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void probe_whenFileIsWhole_doesNotCallItCut(Path file) throws IOException {
        assertThat(new MediaHeaderProbe().probe(file).cut()).isFalse();
    }

    static Stream<Path> whole() throws IOException {
        return Corpus.files().stream()
                .filter(file -> !file.getFileName().toString().startsWith("cut"));
    }

    /** Normal files are far from the end of the budget, and what is in {@code mdat} is not read. */
    @ParameterizedTest
    @MethodSource("whole")
    void probe_whenFileIsHonest_readsLittle(Path file) {
        byte[] content = Corpus.bytes(file.getFileName().toString());
        CountingChannel media = new CountingChannel(content);

        Probing.probe(media);

        assertThat(media.bytesRead()).isLessThan(8192);
        assertThat(media.reads()).isLessThan(256);
    }
}
