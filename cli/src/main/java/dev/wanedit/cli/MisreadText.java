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
     * Whether the text is such. Text that was written in that charset nearly never is: its letters beyond ASCII, turned back
     * into bytes, are no UTF-8.
     *
     * @param charset in which it was decoded; false if Java does not know it
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
