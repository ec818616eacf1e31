package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRulesTest {

    @Test
    void build_whenVideoIsMissing_saysSo() {
        assertThat(Jobs.violations(EditJob.builder()))
                .containsExactly(new Violation("video", "required", "nothing", "one video by URL, oss:// URL or file"));
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void build_whenPromptIsAtItsLimit_takesIt(
            String field, int limit, BiFunction<EditJob.Builder, String, EditJob.Builder> setter) {
        for (String character : new String[] {"x", "猫", "😀", "𠀀"}) {
            assertThat(Jobs.violations(setter.apply(Jobs.smallest(), character.repeat(limit - 1))))
                    .isEmpty();
            assertThat(Jobs.violations(setter.apply(Jobs.smallest(), character.repeat(limit))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void build_whenPromptIsOverItsLimit_countsItsCharacters(
            String field, int limit, BiFunction<EditJob.Builder, String, EditJob.Builder> setter) {
        for (String character : new String[] {"x", "猫", "😀", "𠀀"}) {
            assertThat(Jobs.violations(setter.apply(Jobs.smallest(), character.repeat(limit + 1))))
                    .containsExactly(new Violation(
                            field,
                            "length",
                            limit + 1 + " characters",
                            "up to " + limit + "; the service would silently cut off the rest"));
        }
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void build_whenPromptWasDamaged_refusesIt(
            String field, int limit, BiFunction<EditJob.Builder, String, EditJob.Builder> setter) {
        for (String damaged : new String[] {"\uFFFD", "a😀\uFFFDb", "a😀\uD83D", "a😀\uDE00\uD83D"}) {
            assertThat(Jobs.violations(setter.apply(Jobs.smallest(), damaged)))
                    .extracting(Violation::field, Violation::rule)
                    .containsExactly(tuple(field, "text"));
        }
        assertThat(Jobs.violations(setter.apply(Jobs.smallest(), "a😀\uFFFDb")).get(0))
                .asString()
                .contains("U+FFFD at character 3", "UTF-8");
        assertThat(Jobs.violations(setter.apply(Jobs.smallest(), "a😀\uD83D"))
                        .get(0)
                        .given())
                .contains("half of a surrogate pair at character 3");
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void build_whenPromptHasControlCharacters_refusesIt(
            String field, int limit, BiFunction<EditJob.Builder, String, EditJob.Builder> setter) {
        String mojibake = new String("给猫戴帽子".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        for (String damaged : new String[] {mojibake, "\u0080", "\u009F", "\u0000", "a\u001Bb", "\f"}) {
            assertThat(Jobs.violations(setter.apply(Jobs.smallest(), damaged)))
                    .extracting(Violation::field, Violation::rule)
                    .containsExactly(tuple(field, "text"));
        }
        assertThat(Jobs.violations(setter.apply(Jobs.smallest(), "a😀\u0085b")).get(0))
                .asString()
                .contains("the control character U+0085 at character 3", "UTF-8");
        assertThatCode(() ->
                        setter.apply(Jobs.smallest(), "één\r\n\tçà\u00A0你好\n").build())
                .doesNotThrowAnyException();
    }

    @Test
    void build_whenBothPromptsWereDamagedAndTheSeedIsWrong_tellsAll() {
        assertThat(Jobs.violations(Jobs.smallest()
                        .prompt("\uFFFD")
                        .negativePrompt("\uDE00")
                        .seed(-1L)))
                .extracting(Violation::field)
                .containsExactly("prompt", "negativePrompt", "seed");
    }

    static Stream<Arguments> prompts() {
        BiFunction<EditJob.Builder, String, EditJob.Builder> prompt = EditJob.Builder::prompt;
        BiFunction<EditJob.Builder, String, EditJob.Builder> negative = EditJob.Builder::negativePrompt;
        return Stream.of(Arguments.of("prompt", 5000, prompt), Arguments.of("negativePrompt", 500, negative));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2S", "PT3S", "PT9S", "PT10S"})
    void build_whenDurationIsWithinItsRange_takesIt(Duration duration) {
        assertThat(Jobs.smallest().duration(duration).build().duration()).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, 1 s",
        "PT1.999999999S, 1.999999999 s",
        "PT2.5S, 2.5 s",
        "PT10.000000001S, 10.000000001 s",
        "PT11S, 11 s",
        "PT20S, 20 s",
        "PT-2S, -2 s",
        "PT-2.5S, -2.5 s",
        "PT9223372036854775807S, 9223372036854775807 s"
    })
    void build_whenDurationIsOutOfRangeOrBroken_tellsItInSeconds(Duration duration, String given) {
        assertThat(Jobs.violations(Jobs.smallest().duration(duration)))
                .containsExactly(new Violation("duration", "range", given, "whole seconds, 2 to 10 s"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2147483646, 2147483647})
    void build_whenSeedIsWithinItsRange_takesIt(long seed) {
        assertThat(Jobs.smallest().seed(seed).build().seed()).contains(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 2147483648L, Long.MIN_VALUE, Long.MAX_VALUE})
    void build_whenSeedIsOutOfRange_saysSo(long seed) {
        assertThat(Jobs.violations(Jobs.smallest().seed(seed)))
                .containsExactly(new Violation("seed", "range", Long.toString(seed), "0 to 2147483647"));
    }

    @Test
    void build_whenReferencesAreFour_takesThem() {
        EditJob.Builder job = Jobs.smallest();
        for (int i = 0; i < 4; i++) {
            job.reference(URI.create("https://host.example/" + i + ".png"));
        }

        assertThat(job.build().references()).hasSize(4);
        assertThat(Jobs.violations(job.reference(URI.create("https://host.example/4.png"))))
                .containsExactly(new Violation("references", "count", "5 images", "0 to 4"));
    }

    @Test
    void build_whenManyRulesAreBroken_tellsAllInTheOrderOfTheParameters() {
        EditJob.Builder job = EditJob.builder()
                .seed(-1L)
                .duration(Duration.ofSeconds(1))
                .negativePrompt("x".repeat(501))
                .prompt("x".repeat(5001));
        for (int i = 0; i < 5; i++) {
            job.reference(URI.create(i == 3 ? "ftp://host.example/3.png" : "https://host.example/" + i + ".png"));
        }

        assertThat(Jobs.violations(job))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(
                        tuple("video", "required"),
                        tuple("references", "count"),
                        tuple("references[3]", "url"),
                        tuple("prompt", "length"),
                        tuple("negativePrompt", "length"),
                        tuple("duration", "range"),
                        tuple("seed", "range"));
    }

    @Test
    void build_whenRulesAreBroken_saysWhatToDo() {
        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> Jobs.smallest()
                        .duration(Duration.ofSeconds(12))
                        .seed(-1L)
                        .build())
                .withMessage("The job is invalid: duration: 12 s, allowed whole seconds, 2 to 10 s;"
                        + " seed: -1, allowed 0 to 2147483647."
                        + " Nothing was sent; correct the job and submit it again.");
    }
}
