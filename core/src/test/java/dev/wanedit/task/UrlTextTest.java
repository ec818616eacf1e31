package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTextTest {

    @ParameterizedTest
    @CsvSource({
        "https://h/a.mp4?b=c#d, https://h/a.mp4?b=c#d",
        "https://h/a b.mp4, https://h/a%20b.mp4",
        "https://h/a b%0a%a0.mp4, https://h/a%20b%0a%a0.mp4",
        "https://h/a b%4, https://h/a%20b%254",
        "https://h/a b%, https://h/a%20b%25",
        "https://h/a b%zz, https://h/a%20b%25zz",
        "https://h/a b%4z, https://h/a%20b%254z",
        "https://h/a#b#c, https://h/a#b%23c",
        "https://h/\u732b.mp4, https://h/%E7%8C%AB.mp4",
        "https://ho|st/a b, https://ho|st/a%20b",
    })
    void encoded_ofAText_encodesWhatAUrlMayNotHave(String text, String expected) {
        assertThat(UrlText.encoded(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0x1f, %1F", "0x7e, ~", "0x7f, %7F", "0x80, %C2%80"})
    void encoded_ofACharacterAtALimit_isAsAUrlHasIt(int character, String expected) {
        assertThat(UrlText.encoded("https://h/ " + Character.toString(character)))
                .isEqualTo("https://h/%20" + expected);
    }
}
