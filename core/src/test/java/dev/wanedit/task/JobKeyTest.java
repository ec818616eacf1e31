package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "order 17", "\u526a\u8f91", "\ud83c\udfac", "a\ud83c\udfac\ud83c\udfacb", "\ufffd", "?"})
    void key_whenItsCharactersAreWhole_isTaken(String text) {
        assertThat(new JobKey(text).value()).isEqualTo(text);
    }

    @Test
    void key_whenAtOrOverTheLongest_isTakenOrRefused() {
        assertThat(new JobKey("x".repeat(200)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new JobKey("x".repeat(201)));
    }

    /** A database that stores UTF-8 would take all of them for the same. */
    @ParameterizedTest
    @ValueSource(strings = {"\ud83c", "\udfac", "a\ud83cb", "\udfac\ud83c", "a\ud83c\ud83c\udfac"})
    void key_whenACharacterIsHalf_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobKey(text))
                .withMessage("A job key holds whole characters: this one has half of a pair of surrogates.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\u0000"})
    void key_whenBlankOrWithSpaceAroundOrControls_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new JobKey(text));
    }
}
