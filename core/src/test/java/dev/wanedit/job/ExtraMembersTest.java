package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.wanedit.error.Violation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraMembersTest {

    static final List<Object> NO_VALUES = List.of(
            URI.create("https://S3CRET.example/"),
            Path.of("S3CRET"),
            'S',
            Double.NaN,
            Float.POSITIVE_INFINITY,
            "S3CRET\uD83D",
            Arrays.asList("S3CRET", null),
            Map.of(1, "S3CRET"),
            Map.of(" ", "S3CRET"),
            List.of(Map.of("S3CRET", List.of(new Object()))));

    @Test
    void build_whenMembersAreSet_keepsThemAsTheyWereThen() {
        List<Object> list = new ArrayList<>(List.of(1, "two"));
        EditJob job = Jobs.smallest()
                .parameter("strength", 0.25)
                .parameter("frames", 7)
                .parameter("huge", BigInteger.TEN.pow(30))
                .parameter("exact", new BigDecimal("1.10"))
                .parameter("camera", "gone")
                .parameter("camera", null)
                .input("lines", list)
                .build();
        list.clear();

        assertThat(job.extraParameters())
                .containsExactly(
                        Map.entry("strength", new BigDecimal("0.25")),
                        Map.entry("frames", 7L),
                        Map.entry("huge", BigInteger.TEN.pow(30)),
                        Map.entry("exact", new BigDecimal("1.10")));
        assertThat(job.extraInput()).isEqualTo(Map.of("lines", List.of(1L, "two")));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> job.extraInput().put("more", 1));
        assertThat(job.mapMedia(medium -> medium).extraParameters()).isEqualTo(job.extraParameters());
    }

    @ParameterizedTest
    @FieldSource("NO_VALUES")
    void build_whenAValueIsNoneOfJson_refusesItWithoutShowingIt(Object value) {
        List<Violation> violations = Jobs.violations(Jobs.smallest().parameter("camera", value));

        assertThat(violations)
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("parameter[camera]", "value"));
        assertThat(violations.toString()).doesNotContain("S3CRET");
    }

    @Test
    void build_whenAListHoldsItself_refusesIt() {
        Map<String, Object> endless = new HashMap<>();
        endless.put("again", List.of(endless));

        assertThat(Jobs.violations(Jobs.smallest().input("lines", endless)))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(tuple("input[lines]", "value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u202eb", "\uD83D"})
    void build_whenANameIsNone_refusesIt(String name) {
        assertThat(Jobs.violations(Jobs.smallest().input(name, 1).parameter(name, 1)))
                .extracting(Violation::rule)
                .containsExactly("name", "name");
    }

    @Test
    void build_whenTheLibrarySetsTheMember_namesTheMethod() {
        assertThat(Jobs.violations(
                        Jobs.smallest().parameter("audio_setting", "auto").input("prompt", "S3CRET")))
                .containsExactly(
                        new Violation(
                                "input[prompt]",
                                "known",
                                "a name that this library sets itself",
                                "set by the builder's prompt"),
                        new Violation(
                                "parameter[audio_setting]",
                                "known",
                                "a name that this library sets itself",
                                "set by the builder's audio"));
    }

    @Test
    void equals_whenModelOrMembersDiffer_isFalse() {
        EditJob job = Jobs.smallest().parameter("camera", 1).build();

        assertThat(job.toBuilder().build()).isEqualTo(job).hasSameHashCodeAs(job);
        assertThat(job.toBuilder().parameter("camera", 1L).build()).isEqualTo(job);
        assertThat(List.of(
                        job.toBuilder().model("wan9.9").build(),
                        job.toBuilder().parameter("camera", 2).build(),
                        job.toBuilder().parameter("camera", null).build(),
                        job.toBuilder().input("camera", 1).build()))
                .doesNotContain(job);
    }

    @Test
    void toString_whenMembersAreSet_showsTheirNamesOnly() {
        EditJob job = Jobs.smallest()
                .model("wan9.9-videoedit")
                .parameter("camera", "S3CRET")
                .input("lines", Map.of("deep", "S3CRET"))
                .build();

        assertThat(job.toString())
                .contains("model=wan9.9-videoedit", "extraInput=[lines]", "extraParameters=[camera]")
                .doesNotContain("S3CRET");
    }
}
