package dev.wanedit.probe;

import static dev.wanedit.probe.Bytes.box;
import static dev.wanedit.probe.Bytes.boxHead;
import static dev.wanedit.probe.Bytes.int32;
import static dev.wanedit.probe.Bytes.int64;
import static dev.wanedit.probe.Bytes.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts of movies that the corpus does not have. */
class MovieHeadersTest {

    private static final Duration FIVE = Duration.ofSeconds(5);

    @Test
    void probe_whenHeadersAreOf64Bits_readsThem() {
        byte[] track = box(
                "trak",
                Movies.largeTrackHeader(1, 5_000, Movies.turned()),
                box("edts", box("elst", int32(1 << 24), int32(2), edit(1_000, -1), edit(4_000, 0))),
                box(
                        "mdia",
                        box("mdhd", int32(1 << 24), new byte[16], int32(30_000), int64(240_000), new byte[4]),
                        Movies.handler("vide"),
                        box("minf", box("stbl", Movies.description(640, 360)))));

        assertThat(Probing.probe(Movies.movie(Movies.largeHeader(1_000, 5_000), track)))
                .isEqualTo(new MediaFacts(
                        MediaFormat.MP4, new PixelSize(360, 640), FIVE, Duration.ofSeconds(4), null, false));
    }

    @Test
    void probe_whenMovieDoesNotTellItsLength_takesTheLongestTracks() {
        byte[] movie = Movies.movie(
                Movies.header(1_000, 0), Movies.picture(1, true, 25, 100, 640, 360), Movies.sound(2, 8_000, 40_000));

        assertThat(Probing.probe(movie))
                .isEqualTo(new MediaFacts(
                        MediaFormat.MP4, new PixelSize(640, 360), FIVE, Duration.ofSeconds(4), null, false));
    }

    @Test
    void probe_whenLengthIsMarkedAsUnknown_doesNotTellIt() {
        byte[] movie = Movies.movie(Movies.header(1_000, -1), Movies.picture(1, true, 25, -1, 640, 360));

        assertThat(Probing.probe(movie))
                .isEqualTo(new MediaFacts(MediaFormat.MP4, new PixelSize(640, 360), null, null, null, false));
    }

    @Test
    void probe_whenTimeHasNoScale_doesNotTellTheLength() {
        byte[] movie = Movies.movie(Movies.header(0, 5_000), Movies.picture(1, true, 0, 100, 640, 360));

        assertThat(Probing.probe(movie).duration()).isNull();
        assertThat(Probing.probe(movie).pictureDuration()).isNull();
    }

    @Test
    void probe_whenAPictureTrackIsNotEnabled_takesTheOneThatIs() {
        byte[] movie = Movies.movie(
                Movies.header(1_000, 5_000),
                Movies.picture(1, false, 25, 25, 64, 64),
                Movies.picture(2, true, 25, 125, 640, 360));

        assertThat(Probing.probe(movie).pixels()).isEqualTo(new PixelSize(640, 360));
        assertThat(Probing.probe(movie).pictureDuration()).isEqualTo(FIVE);
    }

    @Test
    void probe_whenNoPictureTrackIsEnabled_takesTheFirst() {
        byte[] movie = Movies.movie(Movies.header(1_000, 5_000), Movies.picture(1, false, 25, 125, 64, 64));

        assertThat(Probing.probe(movie).pixels()).isEqualTo(new PixelSize(64, 64));
    }

    @Test
    void probe_whenOneTrackIsOfUnknownKind_doesNotCallItSound() {
        byte[] movie = Movies.movie(
                Movies.header(1_000, 5_000),
                Movies.sound(1, 8_000, 40_000),
                box("trak", Movies.trackHeader(2, true, 0)));

        assertThat(Probing.probe(movie)).isEqualTo(new MediaFacts(MediaFormat.MP4, null, FIVE, null, null, false));
    }

    /** The missing part may have a picture. */
    @Test
    void probe_whenHeaderIsCutBehindTheSound_doesNotCallItSound() {
        byte[] moov = boxHead("moov", 10_000, Movies.header(1_000, 5_000), Movies.sound(1, 8_000, 40_000));

        assertThat(Probing.probe(join(Movies.FTYP, moov)))
                .isEqualTo(new MediaFacts(MediaFormat.MP4, null, FIVE, null, null, true));
    }

    @Test
    void probe_whenFragmentsTellEachSample_sumsThem() {
        byte[] run = box("trun", int32(0x301), int32(3), int32(0), samples(40, 50, 60));
        byte[] movie = join(fragmented(0), box("moof", box("traf", box("tfhd", int32(0), int32(1)), run)), box("mdat"));

        assertThat(Probing.probe(movie).pictureDuration()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void probe_whenFragmentsGoByAUsualLength_multipliesIt() {
        byte[] byHeader = box("traf", box("tfhd", int32(0), int32(1)), box("trun", int32(0), int32(3)));
        byte[] byFragment =
                box("traf", box("tfhd", int32(0x9), int32(1), int64(0), int32(50)), box("trun", int32(0), int32(2)));
        byte[] movie = join(fragmented(25), box("moof", byHeader), box("moof", byFragment));

        // Three samples of 25 ticks and two of 50, at 25 ticks a second.
        assertThat(Probing.probe(movie).pictureDuration()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void probe_whenFragmentIsBroken_doesNotTellALength() {
        byte[] good = box("traf", box("tfhd", int32(0), int32(1)), box("trun", int32(0), int32(100)));
        byte[] bad = box("traf", box("tfhd", int32(0), int32(1)), box("trun", int32(0x100), int32(100)));
        MediaFacts facts = Probing.probe(join(fragmented(1), box("moof", good), box("moof", bad)));

        assertThat(facts).isEqualTo(new MediaFacts(MediaFormat.MP4, new PixelSize(640, 360), null, null, null, false));
    }

    /** As PIFF, Adobe and some DASH packagers write it: the header's length is that of the fragments. */
    @Test
    void probe_whenHeaderTellsTheLengthOfTheFragments_countsThemOnce() {
        byte[] run = box("traf", box("tfhd", int32(0), int32(1)), box("trun", int32(0), int32(30)));
        byte[] announced = Movies.picture(1, true, 5, 30, 640, 360);
        byte[] withEmptyTable = Movies.picture(1, true, 5, 30, 640, 360, box("stts", int32(0), int32(0)));

        for (byte[] track : new byte[][] {announced, withEmptyTable}) {
            assertThat(Probing.probe(join(fragmented(track, 1), box("moof", run)))
                            .pictureDuration())
                    .isEqualTo(Duration.ofSeconds(6));
        }
    }

    @Test
    void probe_whenSamplesComeBeforeTheFragments_addsBoth() {
        byte[] run = box("traf", box("tfhd", int32(0), int32(1)), box("trun", int32(0), int32(10)));
        byte[] own = box("stts", int32(0), int32(1), int32(20), int32(1));
        byte[] track = Movies.picture(1, true, 5, 20, 640, 360, own);

        assertThat(Probing.probe(join(fragmented(track, 1), box("moof", run))).pictureDuration())
                .isEqualTo(Duration.ofSeconds(6));
    }

    /** As decoders count it: ffprobe says 12 s of a segment of 4 s that begins at 8 s. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void probe_whenSegmentsBeginLate_tellsTheirEnd(boolean large) {
        byte[] second = segment(200, 100, large);
        byte[] third = segment(300, 50, large);

        assertThat(Probing.probe(join(fragmented(1), second, third)).pictureDuration())
                .isEqualTo(Duration.ofSeconds(14));
        assertThat(Probing.probe(join(fragmented(1), third, second)).pictureDuration())
                .isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void probe_whenSegmentsFollowEachOther_tellsTheirLength() {
        byte[] movie = join(fragmented(1), segment(0, 100, false), segment(100, 50, false));

        assertThat(Probing.probe(movie).pictureDuration()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void probe_whenAMovieIsReadToItsEndWithoutAHeader_isSurelyNone() {
        byte[] none = join(Movies.FTYP, box("free"), box("mdat", new byte[20]));
        byte[] onlySegments = join(box("styp", new byte[8]), segment(0, 100, false), box("mdat", new byte[20]));
        byte[] cut = join(Movies.FTYP, boxHead("mdat", 10_000, new byte[20]));

        assertThat(Probing.probe(none)).isEqualTo(MediaFacts.of(MediaFormat.HEADLESS));
        assertThat(Probing.probe(onlySegments)).isEqualTo(MediaFacts.of(MediaFormat.HEADLESS));
        assertThat(Probing.probe(cut))
                .isEqualTo(MediaFacts.of(MediaFormat.HEADLESS).cutShort());
    }

    private static byte[] segment(int begin, int samples, boolean large) {
        byte[] tfdt = large ? box("tfdt", int32(1 << 24), int64(begin)) : box("tfdt", int32(0), int32(begin));
        return box("moof", box("traf", box("tfhd", int32(0), int32(1)), tfdt, box("trun", int32(0), int32(samples))));
    }

    private static byte[] fragmented(int usualLength) {
        return fragmented(Movies.picture(1, true, 25, 0, 640, 360), usualLength);
    }

    private static byte[] fragmented(byte[] track, int usualLength) {
        byte[] usual = box("trex", int32(0), int32(1), int32(1), int32(usualLength), int32(0), int32(0));
        return join(Movies.FTYP, box("moov", Movies.header(1_000, 0), track, box("mvex", usual)));
    }

    private static byte[] samples(int... lengths) {
        byte[][] all = new byte[lengths.length][];
        for (int i = 0; i < lengths.length; i++) {
            all[i] = join(int32(lengths[i]), int32(1234));
        }
        return join(all);
    }

    private static byte[] edit(long length, long mediaTime) {
        return join(int64(length), int64(mediaTime), int32(0x10000));
    }
}
