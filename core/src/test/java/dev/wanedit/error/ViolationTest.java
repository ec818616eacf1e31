package dev.wanedit.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ViolationTest {

    @Test
    void toString_whenAsked_saysWhatWasGivenAndWhatIsAllowed() {
        assertThat(new Violation("duration", "range", "12 s", "2 to 10 s"))
                .hasToString("duration: 12 s, allowed 2 to 10 s");
    }

    @Test
    void given_whenAtTheLongest_staysWhole() {
        assertThat(new Violation("f", "r", "x".repeat(200), "a").given()).isEqualTo("x".repeat(200));
    }

    @Test
    void given_whenLonger_isCutAndMarked() {
        assertThat(new Violation("f", "r", "x".repeat(201), "a").given()).isEqualTo("x".repeat(200) + "…");
    }

    @Test
    void given_whenCutWouldSplitACharacter_cutsBeforeIt() {
        assertThat(new Violation("f", "r", "x".repeat(199) + "😀tail", "a").given())
                .isEqualTo("x".repeat(199) + "…");
    }

    @Test
    void given_whenItHoldsASecret_isMaskedBeforeItIsCut() {
        String url = "https://host.example/" + "x".repeat(170) + ".mp4?Signature=abc";

        assertThat(new Violation("f", "r", url, "a").given()).doesNotContain("abc");
    }

    @Test
    void text_inTheLanguageOfTheReader_hasTheNameOfTheParameter() {
        Violation violation = new Violation("duration", "range", "12 s", "whole seconds, 2 to 10 s");

        assertThat(violation.text(Locale.CHINA)).isEqualTo("duration：12 秒（要求：2 到 10 秒之间的整秒数）");
        assertThat(violation.text(Locale.UK)).isEqualTo(violation.toString());
    }

    @Test
    void text_ofASentence_saysNothingElse() {
        Violation violation = new Violation("video", "readable", "There is no file a.mp4.", "a readable file");

        assertThat(violation.text(Locale.CHINA)).isEqualTo("video：文件 a.mp4 不存在");
    }

    @Test
    void hint_ofAnInvalidJob_hasTheRulesInTheLanguageOfTheReader() {
        InvalidJobException fault = new InvalidJobException(List.of(
                new Violation("video", "required", "nothing", "one video by URL, oss:// URL or file"),
                new Violation("seed", "range", "-1", "0 to 2147483647")));

        assertThat(fault.hint(Locale.CHINA))
                .isEqualTo("video：未提供（要求：一段视频：URL、oss:// URL 或文件）；seed：-1（要求：0 到 2147483647）。" + "未发送任何内容。请修正任务后重新提交。");
        assertThat(fault.hint(Locale.US)).isEqualTo(fault.nextStep());
    }

    @Test
    void hint_inTheLocaleOfTheJvm_isInItsLanguage() {
        InvalidJobException fault = new InvalidJobException(List.of(new Violation("seed", "range", "-1", "0 to 1")));
        Locale before = Locale.getDefault(Locale.Category.DISPLAY);
        try {
            Locale.setDefault(Locale.Category.DISPLAY, Locale.SIMPLIFIED_CHINESE);

            assertThat(fault.hint()).isEqualTo(fault.hint(Locale.CHINA));
        } finally {
            Locale.setDefault(Locale.Category.DISPLAY, before);
        }
        assertThat(fault.getMessage()).isEqualTo("The job is invalid: seed: -1, allowed 0 to 1. " + fault.nextStep());
    }
}
