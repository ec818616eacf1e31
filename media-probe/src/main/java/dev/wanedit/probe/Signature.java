package dev.wanedit.probe;

import dev.wanedit.media.MediaFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recognises formats by their first bytes. */
final class Signature {

    private static final int HEAD = 512;
    private static final int PACKET = 188; // of an MPEG transport stream
    private static final int BOX_TYPE = 4;

    /** The boxes that a movie may begin with; old QuickTime files have no {@code ftyp}. */
    private static final Set<String> FIRST_BOXES =
            Set.of("ftyp", "moov", "mdat", "free", "skip", "wide", "pnot", "uuid", "styp", "moof");

    /**
     * A file with one of these as its major or as a compatible brand holds images (ISO/IEC 23008-12, AV1 image file
     * format).
     */
    private static final Set<String> IMAGE_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "mif1", "mif2", "mif3", "avif", "avci", "jpeg");

    /**
     * Image sequences, if it is the major brand. Movies may list them as compatible brands, since they can also be read
     * as image sequences.
     */
    private static final Set<String> SEQUENCE_BRANDS = Set.of("hevc", "hevx", "hevm", "hevs", "msf1", "avis", "avcs");

    /** A file that lists one of these can be read as a movie, even if it also holds images. */
    private static final Set<String> MOVIE_BRANDS = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "M4A ", "qt  ", "dash",
            "3gp4", "3gp5", "3gp6", "MSNV");

    private final String head; // each byte becomes one character

    private Signature(String head) {
        this.head = head;
    }

    static MediaFormat of(MediaBytes bytes) throws IOException {
        ByteBuffer head = bytes.upTo(0, HEAD);
        return new Signature(StandardCharsets.ISO_8859_1.decode(head).toString()).format();
    }

    private MediaFormat format() {
        if (FIRST_BOXES.contains(word(BOX_TYPE))) {
            return movie();
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return MediaFormat.JPEG;
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return MediaFormat.PNG;
        }
        if (head.startsWith("RIFF")) {
            return riff(word(2 * BOX_TYPE));
        }
        if (isText()) {
            return MediaFormat.TEXT;
        }
        return head.startsWith("BM") ? MediaFormat.BMP : foreign();
    }

    private MediaFormat movie() {
        boolean typed = word(BOX_TYPE).equals("ftyp");
        String brand = typed ? word(2 * BOX_TYPE) : "qt  ";
        if (typed && holdsImages(brand, furtherBrands())) {
            return MediaFormat.HEIF;
        }
        // Fragments begin with a styp or a moof; QuickTime files have neither.
        boolean fragment = Set.of("styp", "moof").contains(word(BOX_TYPE));
        return brand.equals("qt  ") && !fragment ? MediaFormat.MOV : MediaFormat.MP4;
    }

    private static boolean holdsImages(String brand, List<String> further) {
        if (IMAGE_BRANDS.contains(brand)) {
            return true;
        }
        boolean movie = MOVIE_BRANDS.contains(brand) || further.stream().anyMatch(MOVIE_BRANDS::contains);
        return !movie && (SEQUENCE_BRANDS.contains(brand) || further.stream().anyMatch(IMAGE_BRANDS::contains));
    }

    /** The compatible brands, as far as they are in the first bytes. */
    private List<String> furtherBrands() {
        int length = head.charAt(0) << 24 | head.charAt(1) << 16 | head.charAt(2) << 8 | head.charAt(3);
        List<String> brands = new ArrayList<>();
        for (int at = 4 * BOX_TYPE; at + BOX_TYPE <= Math.min(length, head.length()); at += BOX_TYPE) {
            brands.add(word(at));
        }
        return brands;
    }

    private static MediaFormat riff(String form) {
        return switch (form) {
            case "WEBP" -> MediaFormat.WEBP;
            case "AVI " -> MediaFormat.AVI;
            case "WAVE" -> MediaFormat.SOUND;
            default -> MediaFormat.UNKNOWN;
        };
    }

    private MediaFormat foreign() {
        if (head.startsWith("\u001aE\u00df\u00a3")) {
            return MediaFormat.MATROSKA;
        }
        if (head.startsWith("GIF8")) {
            return MediaFormat.GIF;
        }
        boolean big = head.startsWith("II+\0") || head.startsWith("MM\0+"); // BigTIFF
        if (big || head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return MediaFormat.TIFF;
        }
        if (head.startsWith("FLV\u0001")) {
            return MediaFormat.FLV;
        }
        if (head.startsWith("0&\u00b2u\u008ef\u00cf\u0011")) {
            return MediaFormat.ASF;
        }
        boolean transport = head.length() > PACKET && head.charAt(0) == 'G' && head.charAt(PACKET) == 'G';
        return transport || head.startsWith("\0\0\u0001\u00ba") ? MediaFormat.MPEG : MediaFormat.UNKNOWN;
    }

    /** True for text. Every accepted format has a zero or a control character in its first bytes, and text has none. */
    private boolean isText() {
        return !head.isEmpty() && head.chars().allMatch(Signature::isOfText);
    }

    private static boolean isOfText(int c) {
        return c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c != 0x7f);
    }

    private String word(int at) {
        return head.length() < at + BOX_TYPE ? "" : head.substring(at, at + BOX_TYPE);
    }
}
