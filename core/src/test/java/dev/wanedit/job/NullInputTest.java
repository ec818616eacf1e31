package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.wanedit.error.InvalidJobException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value that a request did not have: the caller learns which one, as for any other invalid job. */
@NullUnmarked
class NullInputTest {

    static Stream<Named<UnaryOperator<EditJob.Builder>>> noVideo() {
        return Stream.of(
                Named.of("URI", builder -> builder.video((URI) null)),
                Named.of("path", builder -> builder.video((Path) null)),
                Named.of("source", builder -> builder.video((MediaSource) null)));
    }

    static Stream<Named<UnaryOperator<EditJob.Builder>>> noReference() {
        return Stream.of(
                Named.of("URI", builder -> builder.reference((URI) null)),
                Named.of("path", builder -> builder.reference((Path) null)),
                Named.of("source", builder -> builder.reference((MediaSource) null)));
    }

    @ParameterizedTest
    @MethodSource("noVideo")
    void build_whenTheVideoIsNull_isTheViolationOfAMissingOne(UnaryOperator<EditJob.Builder> change) {
        EditJob.Builder builder = change.apply(Jobs.smallest());

        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(builder::build)
                .satisfies(refused -> assertThat(refused.violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.field()).isEqualTo("video");
                            assertThat(violation.rule()).isEqualTo("required");
                        }));
    }

    /** An image that is left out would renumber those that the prompt names. */
    @ParameterizedTest
    @MethodSource("noReference")
    void build_whenAReferenceIsNull_namesItsPlace(UnaryOperator<EditJob.Builder> change) {
        EditJob.Builder builder = change.apply(Jobs.smallest().reference(URI.create("https://host.example/a.png")));

        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(builder::build)
                .satisfies(refused -> assertThat(refused.violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.field()).isEqualTo("references[1]");
                            assertThat(violation.rule()).isEqualTo("required");
                        }));
    }

    @Test
    void input_whenItsNameIsNull_isAFaultOfTheProgramThatSaysSo() {
        assertThatNullPointerException()
                .isThrownBy(() -> Jobs.smallest().input(null, "value"))
                .withMessageContaining("name");
        assertThatNullPointerException()
                .isThrownBy(() -> Jobs.smallest().parameter(null, 1))
                .withMessageContaining("name");
    }

    @Test
    void mediaSource_whenItsTextIsNull_isRefusedLikeAnEmptyOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MediaSource.parse(null))
                .withMessageContaining("is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InlineImage.ofDataUri(null))
                .withMessageContaining("data URI");
    }

    @Test
    void mediaSource_whenItsUrlOrFileIsNull_saysWhich() {
        assertThatNullPointerException().isThrownBy(() -> MediaSource.url(null)).withMessageContaining("URL");
        assertThatNullPointerException()
                .isThrownBy(() -> MediaSource.file(null))
                .withMessageContaining("file");
        assertThatNullPointerException()
                .isThrownBy(() -> new MediaSource.OssUrl(null))
                .withMessageContaining("URL");
    }
}
