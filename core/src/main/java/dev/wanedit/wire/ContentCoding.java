package dev.wanedit.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Takes off a content coding that nobody asked for: gateways pack at times all the same. */
final class ContentCoding {

    private ContentCoding() {}

    /**
     * @param coding the {@code Content-Encoding} header, empty if there is none
     * @param most longest plain body, so that a small packed one cannot fill the memory
     * @throws IOException if the coding is not known, the bytes do not keep it, or there are too many of them
     */
    static byte[] decode(String coding, byte[] body, int most) throws IOException {
        return switch (coding.trim().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> body.length == 0 ? body : unpack(body, most);
            default -> throw new IOException("unknown content coding");
        };
    }

    private static byte[] unpack(byte[] body, int most) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(most + 1);
            if (plain.length > most) {
                throw new IOException("more than " + most + " bytes when unpacked");
            }
            return plain;
        }
    }
}
