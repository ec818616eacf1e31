package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wanedit.error.Violation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model whose limits are not known: what goes beyond those of the known one is doubted, and not refused. */
class OtherModelTest {

    @Test
    void build_whenNoModelIsSet_takesTheKnownOne() {
        assertThat(Jobs.smallest().build().model()).isEqualTo("wan2.7-videoedit");
        assertThat(Jobs.smallest().model("other").model(null).build().isOfKnownModel())
                .isTrue();
    }

    @Test
    void build_whenLimitsOfTheKnownModelAreExceeded_doubtsThem() {
        EditJob.Builder beyond = Jobs.smallest()
                .prompt("x".repeat(5001))
                .duration(Duration.ofSeconds(15))
                .seed(3_000_000_000L);
        for (int i = 0; i < 5; i++) {
            beyond.reference(Jobs.PNG_SOURCE);
        }

        assertThat(JobWarnings.check(beyond.model("wan9.9-videoedit").build()))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(
                        tuple("references", "count"),
                        tuple("prompt", "length"),
                        tuple("duration", "range"),
                        tuple("seed", "range"));
        assertThat(JobWarnings.check(beyond.build()))
                .allSatisfy(doubt -> assertThat(doubt.allowed()).endsWith("(the limit of wan2.7-videoedit)"));
        assertThat(Jobs.violations(beyond.model(null))).hasSize(4);
    }

    @Test
    void build_whenARuleIsNoLimit_refusesIt() {
        assertThat(Jobs.violations(Jobs.smallest().model("wan9.9-videoedit").duration(Duration.ofMillis(2500))))
                .extracting(Violation::field)
                .containsExactly("duration");
        assertThat(Jobs.violations(EditJob.builder().model("wan9.9-videoedit").prompt("\uFFFD")))
                .extracting(Violation::field)
                .containsExactly("video", "prompt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "a\nb", "\u00a0"})
    void build_whenTheModelIsNoName_refusesIt(String model) {
        assertThat(Jobs.violations(Jobs.smallest().model(model)))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("model", "name"));
    }
}
