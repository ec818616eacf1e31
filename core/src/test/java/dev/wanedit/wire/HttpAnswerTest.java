package dev.wanedit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.MalformedResponseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

    /** A create that is answered so is uncertain: it must never look refused. */
    @ParameterizedTest
    @ValueSource(ints = {-12, 0, 99, 100, 101, 199, 600, 999, 1000})
    void of_whenTheStatusIsNoneOfAnAnswer_isMalformed(int status) {
        assertThatThrownBy(() -> HttpAnswer.of(status, name -> null, new byte[0], null))
                .isInstanceOfSatisfying(
                        MalformedResponseException.class,
                        error -> assertThat(error.httpStatus()).contains(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 299, 307, 404, 429, 503, 599})
    void of_whenTheStatusIsOne_isTheAnswer(int status) {
        assertThat(HttpAnswer.of(status, name -> null, new byte[0], null).status())
                .isEqualTo(status);
    }
}
