package dev.wanedit.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Decodes a compressed body. Our requests do not ask for compression, but some gateways compress anyway. */
final class ContentCoding {

    private ContentCoding() {}

    /**
     * @param coding the {@code Content-Encoding} header, empty if there is none
     * @param most the most bytes after decompression, so that a small compressed body cannot fill the memory
     * @throws IOException if the coding is not known, the bytes are not valid in it, or the result is too long
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
