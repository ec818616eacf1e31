package dev.wanedit.probe;

import static dev.wanedit.probe.Bytes.box;
import static dev.wanedit.probe.Bytes.boxHead;
import static dev.wanedit.probe.Bytes.chunk;
import static dev.wanedit.probe.Bytes.int32;
import static dev.wanedit.probe.Bytes.int64;
import static dev.wanedit.probe.Bytes.join;
import static dev.wanedit.probe.Bytes.little32;
import static dev.wanedit.probe.Bytes.repeat;
import static dev.wanedit.probe.Bytes.segment;
import static dev.wanedit.probe.Bytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to fill a memory, to stall, or to overflow a number. Each probe is held to its budget of bytes and reads. */
class HostileFilesTest {

    private static final long HUGE = 1L << 62; // a size that only a channel can claim

    @ParameterizedTest
    @ValueSource(longs = {0x7fff_ffffL, 0xffff_ffffL, 0xffff_fff0L})
    void movie_whenABoxClaimsGigabytes_isCalledCut(long size) {
        MediaFacts facts =
                Probing.probe(join(Movies.FTYP, boxHead("moov", size, boxHead("mvhd", size, new byte[100]))));

        assertThat(facts.cut()).isTrue();
        assertThat(facts.format()).isEqualTo(MediaFormat.MP4);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, -16})
    void movie_whenASizeOf64BitsOverflows_isCalledCut(long size) {
        byte[] moov = join(int32(1), text("moov"), int64(size), new byte[100]);

        assertThat(Probing.probe(join(Movies.FTYP, moov)).cut()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 15})
    void movie_whenASizeIsBelowItsHeader_stopsThere(long size) {
        byte[] moov = join(int32(1), text("moov"), int64(size), new byte[100]);

        assertThat(Probing.probe(join(Movies.FTYP, moov))).isEqualTo(MediaFacts.of(MediaFormat.MP4));
    }

    @Test
    void movie_whenBoxesAreNestedDeeply_isNotFollowedInto() {
        int depth = 200_000;
        byte[][] heads = new byte[depth][];
        for (int i = 0; i < depth; i++) {
            heads[i] = boxHead(i == 0 ? "moov" : i % 2 == 0 ? "mdia" : "trak", (depth - i) * 8L);
        }

        assertThat(Probing.probe(join(Movies.FTYP, join(heads)))).isEqualTo(MediaFacts.of(MediaFormat.MP4));
    }

    @Test
    void movie_whenItHasMillionsOfBoxes_isGivenUp() {
        assertThat(Probing.probe(join(Movies.FTYP, repeat(box("free"), 1_000_000))))
                .isEqualTo(MediaFacts.of(MediaFormat.MP4));
    }

    @Test
    void movie_whenItNeverEnds_isGivenUp() {
        assertThat(Probing.probe(new CountingChannel(box("free"), HUGE)).format())
                .isEqualTo(MediaFormat.MOV);
        assertThat(Probing.probe(new CountingChannel(Movies.movie(), HUGE)).format())
                .isEqualTo(MediaFormat.MP4);
    }

    @Test
    void movie_whenItHasThousandsOfTracks_isGivenUp() {
        byte[] tracks = repeat(Movies.picture(1, true, 25, 125, 640, 360), 20_000);

        assertThat(Probing.probe(Movies.movie(Movies.header(1_000, 5_000), tracks))
                        .duration())
                .isNull();
    }

    @Test
    void movie_whenCountsAreLies_doesNotBelieveThem() {
        byte[] edits = box("elst", int32(0), int32(0x7fff_ffff), new byte[24]);
        byte[] track = box(
                "trak",
                Movies.trackHeader(1, true, 5_000),
                box("edts", edits),
                box("mdia", Movies.handler("vide"), box("minf", box("stbl", Movies.description(640, 360)))));
        MediaFacts facts = Probing.probe(Movies.movie(Movies.header(1_000, 5_000), track));

        assertThat(facts.pixels()).isEqualTo(new PixelSize(640, 360));
        assertThat(facts.pictureDuration()).hasSeconds(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7fff_ffff, -1, (1 << 20) + 1})
    void movie_whenAFragmentClaimsTooManySamples_isNotBelieved(int count) {
        MediaFacts facts = Probing.probe(fragmentsOf(count, 1));

        assertThat(facts).isEqualTo(new MediaFacts(MediaFormat.MP4, new PixelSize(640, 360), null, null, null, false));
    }

    @Test
    void movie_whenSamplesAreCountlessAndLong_doesNotOverflow() {
        MediaFacts facts = Probing.probe(fragmentsOf(1 << 20, 4_000));

        assertThat(facts.duration()).isPositive();
        assertThat(facts.pictureDuration()).isEqualTo(facts.duration());
    }

    @Test
    void movie_whenABoxReachesBeyondItsParent_endsWithIt() {
        byte[] header = boxHead("mvhd", 108, new byte[4]);
        byte[] moov = box("moov", Movies.picture(1, true, 25, 125, 640, 360), header);
        byte[] behind = repeat(int32(77), 100);

        assertThat(Probing.probe(join(Movies.FTYP, moov, box("free", behind))))
                .isEqualTo(new MediaFacts(MediaFormat.MP4, new PixelSize(640, 360), null, null, null, false));
    }

    private static byte[] fragmentsOf(int samples, int runs) {
        byte[] usual = box("trex", int32(0), int32(1), int32(1), int32(-1), int32(0), int32(0));
        byte[] moov = box("moov", Movies.header(1, 0), Movies.picture(1, true, 1, -2, 640, 360), box("mvex", usual));
        byte[] run = box("trun", int32(0), int32(samples));
        byte[] moof = box("moof", box("traf", box("tfhd", int32(0), int32(1)), repeat(run, runs)));
        return join(Movies.FTYP, moov, moof);
    }

    @Test
    void png_whenChunksAreHugeOrCountless_isGivenUp() {
        byte[] head =
                join(text("\u0089PNG\r\n\u001a\n"), chunk("IHDR", int32(300), int32(200), new byte[] {8, 2, 0, 0, 0}));
        MediaFacts found = MediaFacts.image(MediaFormat.PNG, new PixelSize(300, 200), null);

        assertThat(Probing.probe(join(head, int32(0x7fff_ffff), text("zTXt"), new byte[50])))
                .isEqualTo(found.cutShort());
        assertThat(Probing.probe(join(head, int32(-1), text("zTXt"), new byte[50])))
                .isEqualTo(found);
        assertThat(Probing.probe(join(head, repeat(chunk("tEXt", text("a\0b")), 500_000))))
                .isEqualTo(found);
        assertThat(Probing.probe(new CountingChannel(join(head, chunk("tEXt", new byte[4096])), HUGE)))
                .isEqualTo(found);
    }

    @Test
    void jpeg_whenSegmentsNeverEnd_isGivenUp() {
        MediaFacts found = MediaFacts.of(MediaFormat.JPEG);
        byte[] start = text("\u00ff\u00d8");

        assertThat(Probing.probe(
                        new CountingChannel(join(start, segment(0xe1, text("Exif\0\0"), new byte[65_000])), HUGE)))
                .isEqualTo(found);
        assertThat(Probing.probe(join(start, repeat(segment(0xe5), 1_000_000)))).isEqualTo(found);
        assertThat(Probing.probe(join(start, repeat(text("\u00ff"), 5_000_000))))
                .isEqualTo(found);
        assertThat(Probing.probe(join(start, repeat(text("\u00ff\u00d0"), 1_000_000))))
                .isEqualTo(found);
    }

    @Test
    void webp_whenItClaimsGigabytes_isCalledCut() {
        byte[] frame = text("\0\0\0\u009d\u0001*,\u0001\u00c8\0");
        byte[] image = join(text("RIFF"), little32(-1), text("WEBPVP8 "), little32(-1), frame);

        assertThat(Probing.probe(image).cut()).isTrue();
        assertThat(Probing.probe(image).pixels()).isEqualTo(new PixelSize(300, 200));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0})
    void bmp_whenItsHeightCannotBe_tellsNoSize(int height) {
        byte[] image = join(text("BM"), new byte[12], little32(40), little32(300), little32(height), new byte[28]);

        assertThat(Probing.probe(image).pixels()).isNull();
    }

    @Test
    void probe_whenFileShrinksWhileItIsRead_isCalledCut() {
        CountingChannel shrunk = new CountingChannel(Movies.FTYP) {
            @Override
            public long size() {
                return 1_000;
            }
        };

        assertThat(Probing.probe(shrunk).format()).isEqualTo(MediaFormat.MP4);
    }
}
