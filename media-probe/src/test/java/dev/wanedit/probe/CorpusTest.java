package dev.wanedit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the probe says beside what ffprobe says. Where ffprobe says nothing, {@link CorpusFactsTest} says what we do. */
class CorpusTest {

    /** ffprobe rounds to the tick of one track or another; and the time base of these movies is a millisecond. */
    private static final Duration ROUNDING = Duration.ofMillis(1);

    /** That version of ffprobe reports the size as stored and ignores EXIF. */
    private static final Set<String> TURNED_BY_EXIF = Set.of("turned.jpg");

    /** They have no picture, but ffprobe reports one. */
    private static final Set<String> SOUND = Set.of("only-sound.mp4");

    static List<Expected> expected() throws IOException {
        return Corpus.expected();
    }

    @ParameterizedTest
    @MethodSource("expected")
    void probe_whenFfprobeTellsTheFormat_tellsTheSame(Expected expected) {
        MediaFormat format = SOUND.contains(expected.file()) ? MediaFormat.SOUND : expected.format();
        if (format != null) {
            assertThat(Corpus.probe(expected.file()).format()).isEqualTo(format);
        }
    }

    @ParameterizedTest
    @MethodSource("expected")
    void probe_whenFfprobeTellsTheSize_tellsTheSame(Expected expected) {
        MediaFacts facts = Corpus.probe(expected.file());
        boolean read = facts.format().isVideo() || facts.format().isImage();
        if (read && expected.pixels() != null) {
            PixelSize pixels =
                    TURNED_BY_EXIF.contains(expected.file()) ? expected.pixels().turned() : expected.pixels();
            assertThat(facts.pixels()).isEqualTo(pixels);
        }
    }

    @ParameterizedTest
    @MethodSource("expected")
    void probe_whenFfprobeTellsTheLength_tellsTheSame(Expected expected) {
        MediaFacts facts = Corpus.probe(expected.file());
        if (facts.format().isVideo() && expected.duration() != null) {
            assertThat(facts.duration()).isCloseTo(expected.duration(), ROUNDING);
            if (expected.pictureDuration() != null) {
                assertThat(facts.pictureDuration()).isCloseTo(expected.pictureDuration(), ROUNDING);
            }
        }
    }

    @Test
    void corpus_whenListed_isWhatFfprobeWasAskedAbout() throws IOException {
        assertThat(Corpus.expected().stream().map(Expected::file))
                .containsExactlyInAnyOrderElementsOf(Corpus.files().stream()
                        .map(file -> file.getFileName().toString())
                        .toList())
                .hasSizeGreaterThan(60);
    }
}
