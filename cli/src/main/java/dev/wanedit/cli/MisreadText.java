package dev.wanedit.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Finds text whose bytes are UTF-8 and were decoded in a charset of single bytes, such as {@code Ã©} for {@code é}. */
final class MisreadText {

    private MisreadText() {}

    /**
     * True if the text was decoded in the wrong charset. A text that was really written in that charset is almost never
     * found: the bytes of its non-ASCII letters are not valid UTF-8.
     *
     * @param charset the charset with which it was decoded; if Java does not know it, the result is false
     */
    static boolean isUtf8ReadAs(String charset, String text) {
        boolean ascii = text.chars().allMatch(letter -> letter < 0x80);
        if (ascii || !Charset.isSupported(charset) || !hasSingleBytes(Charset.forName(charset))) {
            return false;
        }
        try {
            ByteBuffer bytes = Charset.forName(charset).newEncoder().encode(CharBuffer.wrap(text));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).length() > 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean hasSingleBytes(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1;
    }
}
