package dev.wanedit.error;

import static org.assertj.core.api.Assertions.assertThat;

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
}
