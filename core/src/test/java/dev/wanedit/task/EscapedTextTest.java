package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedTextTest {

    @Test
    void of_whenTextHoldsControlCharacters_writesTheirNumbers() {
        assertThat(EscapedText.of("a\u001b[2J\u009b\u0000\u0007b")).isEqualTo("a\\u001b[2J\\u009b\\u0000\\u0007b");
        assertThat(EscapedText.of("a\r\n\tb")).isEqualTo("a\\r\\n\\tb");
        assertThat(EscapedText.of("a\u202eb\u2028c\ufeff\u200b")).isEqualTo("a\\u202eb\\u2028c\\ufeff\\u200b");
        assertThat(EscapedText.of("a\ud800b\udb40\udc01\uffff")).isEqualTo("a\\ud800b\\u{e0001}\\uffff");
    }

    /** Reserved for invisible characters of later versions of Unicode. */
    @ParameterizedTest
    @ValueSource(ints = {0x2065, 0xfff0, 0xfff8, 0xe0000, 0xe0fff})
    void of_whenTextHoldsAReservedCodePoint_writesItsNumber(int codePoint) {
        assertThat(EscapedText.of(Character.toString(codePoint))).startsWith("\\u");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2010, 0xffee, 0xfffd, 0xe1000, 0xdffff - 2})
    void of_whenTextHoldsACodePointBesideThem_isTheTextItself(int codePoint) {
        String text = Character.toString(codePoint);

        assertThat(EscapedText.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @FieldSource("dev.wanedit.task.Hostile#PARTS")
    void of_whenTextIsHostile_leavesNothingRawAndIsStable(String part) {
        String plain = EscapedText.of("x" + part + "y");

        assertThat(plain.codePoints()).noneMatch(Hostile::isRaw);
        assertThat(EscapedText.of(plain)).isEqualTo(plain);
        assertThat(EscapedText.isPlain("x" + part)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Invalid API-key provided.", "将视频中女孩的衣服替换为图片中的衣服", "😀 ключ مرحبا", "C:\\clips\\u.mp4"})
    void of_whenTextIsPlain_isTheTextItself(String text) {
        assertThat(EscapedText.of(text)).isSameAs(text);
    }

    @Test
    void cut_whenTextIsLong_endsInAnEllipsisAndNeverInHalfACharacter() {
        assertThat(EscapedText.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(EscapedText.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(EscapedText.cut("abcd😀fg", 6)).isEqualTo("abcd…");
    }

    @Test
    void isPlain_forEveryCodePoint_agreesWithTheTest() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (Hostile.isRaw(codePoint)) {
                assertThat(EscapedText.isPlain(
                                new StringBuilder().appendCodePoint(codePoint).toString()))
                        .as("U+%04X", codePoint)
                        .isFalse();
            }
        }
    }
}
