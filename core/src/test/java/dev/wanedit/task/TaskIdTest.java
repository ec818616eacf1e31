package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTest {

    @Test
    void toString_whenAsked_isTheIdItself() {
        assertThat(new TaskId("0385dc79-5ff8-4d82-bcb6-xxxxxx")).hasToString("0385dc79-5ff8-4d82-bcb6-xxxxxx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\n",
                "\u0000",
                "a\u007f",
                "a\u009b",
                "a\u202eb",
                "a\ufeff",
                "a\u2028",
                "a\u3000b",
                "\ud800"
            })
    void new_whenTextIsBlankOrHoldsSpaceOrControls_throws(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskId(text));
    }

    @Test
    void new_whenTextIsAtOrOverTheLongest_takesOrThrows() {
        assertThat(new TaskId("x".repeat(200)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new TaskId("x".repeat(201)));
    }
}
