package dev.wanedit.probe;

import static dev.wanedit.probe.Bytes.box;
import static dev.wanedit.probe.Bytes.chunk;
import static dev.wanedit.probe.Bytes.int16;
import static dev.wanedit.probe.Bytes.int32;
import static dev.wanedit.probe.Bytes.join;
import static dev.wanedit.probe.Bytes.little16;
import static dev.wanedit.probe.Bytes.little32;
import static dev.wanedit.probe.Bytes.segment;
import static dev.wanedit.probe.Bytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.media.Transparency;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layouts of images that the corpus does not have. */
class ImageHeadersTest {

    private static final byte[] PNG = text("\u0089PNG\r\n\u001a\n");
    private static final byte[] JPEG = text("\u00ff\u00d8");
    private static final PixelSize PIXELS = new PixelSize(300, 200);

    @Test
    void png_whenAColourIsMarked_saysSo() {
        byte[] marked = join(PNG, ihdr(300, 200, 2), chunk("tRNS", new byte[6]), chunk("IDAT"));

        assertThat(Probing.probe(marked)).isEqualTo(MediaFacts.image(MediaFormat.PNG, PIXELS, Transparency.MARKED));
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "300, 0", "-1, 200"})
    void png_whenItsSizeCannotBe_tellsNone(int width, int height) {
        byte[] image = join(PNG, ihdr(width, height, 2), chunk("IDAT"));

        assertThat(Probing.probe(image)).isEqualTo(MediaFacts.image(MediaFormat.PNG, null, Transparency.NONE));
    }

    @Test
    void png_whenItBeginsWithAnotherChunk_tellsTheFormatOnly() {
        byte[] image = join(PNG, chunk("CgBI", new byte[4]), ihdr(300, 200, 6), chunk("IDAT"));

        assertThat(Probing.probe(image)).isEqualTo(MediaFacts.of(MediaFormat.PNG));
    }

    @Test
    void png_whenItHasNoPixels_doesNotTellItsTransparency() {
        byte[] image = join(PNG, ihdr(300, 200, 2), chunk("IEND"));

        assertThat(Probing.probe(image)).isEqualTo(MediaFacts.image(MediaFormat.PNG, PIXELS, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc9, 0xcf})
    void jpeg_whenFrameIsOfAnyKind_tellsItsSize(int marker) {
        byte[] image = join(JPEG, segment(0xe0, new byte[14]), segment(0xc4, new byte[30]), frame(marker, 300, 200));

        assertThat(Probing.probe(image)).isEqualTo(MediaFacts.image(MediaFormat.JPEG, PIXELS, Transparency.NONE));
    }

    @Test
    void jpeg_whenMarkersAreFilled_findsTheFrame() {
        byte[] fill = text("\u00ff\u00ff\u00ff");
        byte[] image = join(JPEG, fill, segment(0xdb, new byte[65]), fill, frame(0xc0, 300, 200));

        assertThat(Probing.probe(image).pixels()).isEqualTo(PIXELS);
    }

    /** As decoders skip it; a stuffed byte (ff 00) is no marker. */
    @Test
    void jpeg_whenJunkIsBetweenSegments_skipsIt() {
        byte[] junk = join(new byte[200], text("\u00ff\0junk"), new byte[3]);
        byte[] image =
                join(JPEG, segment(0xe0, new byte[14]), junk, segment(0xdb, new byte[65]), junk, frame(0xc0, 300, 200));

        assertThat(Probing.probe(image)).isEqualTo(MediaFacts.image(MediaFormat.JPEG, PIXELS, Transparency.NONE));
    }

    @Test
    void jpeg_whenOnlyJunkFollows_isCut() {
        assertThat(Probing.probe(join(JPEG, segment(0xe0, new byte[14]), new byte[500])))
                .isEqualTo(MediaFacts.of(MediaFormat.JPEG).cutShort());
    }

    @Test
    void jpeg_whenHeightIsToldLater_tellsNoSize() {
        assertThat(Probing.probe(join(JPEG, frame(0xc0, 300, 0))))
                .isEqualTo(MediaFacts.image(MediaFormat.JPEG, null, Transparency.NONE));
    }

    @Test
    void jpeg_whenScanComesWithoutAFrame_tellsTheFormatOnly() {
        assertThat(Probing.probe(join(JPEG, segment(0xda, new byte[10]), new byte[50])))
                .isEqualTo(MediaFacts.of(MediaFormat.JPEG));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, false", "4, false", "5, true", "6, true", "7, true", "8, true", "9, false"})
    void jpeg_whenExifTellsAnOrientation_isTurnedByQuartersOnly(int orientation, boolean turned) {
        byte[] big = exif("MM\0*", int32(8), int16(1), int16(0x0112), int16(3), int32(1), int16(orientation), int16(0));
        byte[] little = exif(
                "II*\0",
                little32(8),
                little16(1),
                little16(0x0112),
                little16(3),
                little32(1),
                little16(orientation),
                little16(0));
        PixelSize expected = turned ? PIXELS.turned() : PIXELS;

        assertThat(Probing.probe(join(JPEG, big, frame(0xc0, 300, 200))).pixels())
                .isEqualTo(expected);
        assertThat(Probing.probe(join(JPEG, little, frame(0xc0, 300, 200))).pixels())
                .isEqualTo(expected);
    }

    @Test
    void jpeg_whenOtherMetadataFollowExif_staysTurned() {
        byte[] exif = exif("MM\0*", int32(8), int16(1), int16(0x0112), int16(3), int32(1), int16(6), int16(0));
        byte[] xmp = segment(0xe1, text("http://ns.adobe.com/xap/1.0/\0<x/>"));

        assertThat(Probing.probe(join(JPEG, exif, xmp, frame(0xc0, 300, 200))).pixels())
                .isEqualTo(PIXELS.turned());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 9999, Integer.MAX_VALUE, -1})
    void jpeg_whenExifPointsNowhere_isUpright(long directory) {
        byte[] image = join(JPEG, exif("MM\0*", int32(directory), int16(-1)), frame(0xc0, 300, 200));

        assertThat(Probing.probe(image).pixels()).isEqualTo(PIXELS);
    }

    @Test
    void webp_whenExtendedWithoutAlpha_hasNone() {
        byte[] body = join(new byte[4], new byte[] {0x2b, 1, 0}, new byte[] {(byte) 199, 0, 0});
        byte[] image = join(text("RIFF"), little32(22), text("WEBPVP8X"), little32(10), body);

        assertThat(Probing.probe(image)).isEqualTo(MediaFacts.image(MediaFormat.WEBP, PIXELS, Transparency.NONE));
    }

    @Test
    void bmp_whenHeaderIsOfOs2_tellsItsSize() {
        byte[] image =
                join(text("BM"), new byte[12], little32(12), little16(300), little16(200), little16(1), little16(8));

        assertThat(Probing.probe(image)).isEqualTo(MediaFacts.image(MediaFormat.BMP, PIXELS, Transparency.NONE));
    }

    @Test
    void bmp_whenItHas32Bits_tellsAlphaOnlyByItsMask() {
        byte[] unmasked = bmp(40, 32, 0);
        byte[] masked = bmp(124, 32, 0xff000000L);

        assertThat(Probing.probe(unmasked)).isEqualTo(MediaFacts.image(MediaFormat.BMP, PIXELS, null));
        assertThat(Probing.probe(masked)).isEqualTo(MediaFacts.image(MediaFormat.BMP, PIXELS, Transparency.CHANNEL));
    }

    @Test
    void bmp_whenOnlyItsFirstTwoBytesAreThose_isUnknown() {
        assertThat(Probing.probe(join(text("BM"), new byte[200]))).isEqualTo(MediaFacts.of(MediaFormat.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001aE\u00df\u00a3\u0001\u0000', MATROSKA",
        "'FLV\u0001\u0005', FLV",
        "'0&\u00b2u\u008ef\u00cf\u0011', ASF",
        "'\u0000\u0000\u0001\u00baD', MPEG",
        "'GIF89a\u0001\u0000', GIF",
        "'\u0000\u0000\u0000\u0018ftypheic', HEIF",
        "'\u0000\u0000\u0000\u0018ftypavif', HEIF",
        "'\u0000\u0000\u0000\u000cftypmp42\u0000\u0000\u0000\u0008moov', MP4",
        "'\u0000\u0000\u0000\u000cftypqt  \u0000\u0000\u0000\u0008moov', MOV",
        "'II*\u0000', TIFF",
        "'MM\u0000*', TIFF",
        "'II+\u0000\u0008\u0000\u0000\u0000', TIFF",
        "'MM\u0000+\u0000\u0008\u0000\u0000', TIFF",
        "'RIFF\u0001\u0001\u0001\u0001WAVE', SOUND",
        "'RIFF\u0001\u0001\u0001\u0001RMID', UNKNOWN",
        "'\u0007\u0001', UNKNOWN"
    })
    void probe_whenHeadIsKnown_tellsTheFormat(String head, MediaFormat format) {
        assertThat(Probing.probe(text(head)).format()).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "mif3, mif3 avif, HEIF",
        "mif1, mif1 heic, HEIF",
        "heic, mp41 heic, HEIF",
        "MiHB, MiHB mif1, HEIF",
        "msf1, msf1 hevc mif1 iso8, HEIF",
        "avis, avis msf1 iso8 mif1 miaf, HEIF",
        "hevc, hevc msf1, HEIF",
        "isom, isom hevc msf1, MP4",
        "mp42, mp42 mif1 heic isom, MP4",
        "hevc, hevc mp41 isom, MP4",
        "iso8, iso8 msf1 hevc, MP4",
        "msf1, msf1 iso5 mp42, MP4"
    })
    void probe_whenBrandsAreOfImagesAndMovies_goesByAllOfThem(String brand, String further, MediaFormat format) {
        byte[] ftyp = box("ftyp", text(brand), int32(0), text(further.replace(" ", "")));

        assertThat(Probing.probe(join(ftyp, box("moov"))).format()).isEqualTo(format);
    }

    private static byte[] ihdr(int width, int height, int colourType) {
        return chunk("IHDR", int32(width), int32(height), new byte[] {8, (byte) colourType, 0, 0, 0});
    }

    private static byte[] frame(int marker, int width, int height) {
        return segment(marker, new byte[] {8}, int16(height), int16(width), new byte[10]);
    }

    private static byte[] exif(String order, byte[]... parts) {
        return segment(0xe1, text("Exif\0\0"), text(order), join(parts));
    }

    private static byte[] bmp(int header, int bits, long alphaMask) {
        byte[] info = join(little32(header), little32(300), little32(-200), little16(1), little16(bits), new byte[36]);
        byte[] rest = join(info, little32(alphaMask), new byte[68]);
        return join(text("BM"), new byte[12], Arrays.copyOf(rest, header));
    }
}
