package dev.wanedit.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.Violation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value that is accepted and the first that is not, also for a model whose limits are not known. */
class JobLimitsTest {

    private static final String OTHER_MODEL = "wan9.9-videoedit";
    private static final long MOST_VIDEO_BYTES = 100L * 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void model_whenLong_hasAtMostTheLongestName() {
        assertThat(Jobs.smallest().model("m".repeat(100)).build().model()).hasSize(100);
        assertThat(Jobs.violations(Jobs.smallest().model("m".repeat(101)))).hasSize(1);
    }

    @Test
    void parameter_whenItsNameIsLong_hasAtMostTheLongestName() {
        assertThat(Jobs.smallest().parameter("n".repeat(100), 1).build().extraParameters())
                .hasSize(1);
        assertThat(Jobs.violations(Jobs.smallest().parameter("n".repeat(101), 1)))
                .hasSize(1);
    }

    @Test
    void parameter_whenNestedAsDeepAsAllowed_isTaken() {
        assertThat(Jobs.smallest().parameter("deep", nested(8)).build().extraParameters())
                .hasSize(1);
        assertThat(Jobs.violations(Jobs.smallest().parameter("deep", nested(9))))
                .hasSize(1);
    }

    @Test
    void parameter_whenItsTextIsDamaged_saysHow() {
        assertThat(Jobs.violations(Jobs.smallest().parameter("camera", "a\uFFFD"))
                        .get(0)
                        .given())
                .isEqualTo("a damaged text: U+FFFD at character 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDBFF", "\uDC00", "\uDFFF"})
    void prompt_whenHalfOfAPairIsAtTheEdge_isDamaged(String half) {
        assertThat(Jobs.violations(Jobs.smallest().prompt(half))).hasSize(1);
        assertThat(Jobs.violations(Jobs.smallest().prompt("\uE000\uD7FF"))).isEmpty();
    }

    @Test
    void duration_ofAnotherModel_isSentAsAWholeNumberOfSeconds() {
        EditJob.Builder job = Jobs.smallest().model(OTHER_MODEL);

        assertThat(Jobs.violations(job.duration(Duration.ofSeconds(Integer.MAX_VALUE))))
                .isEmpty();
        assertThat(Jobs.violations(job.duration(Duration.ofSeconds(Integer.MAX_VALUE + 1L))))
                .hasSize(1);
    }

    @Test
    void reference_ofAnotherModel_mayBeAnotherImageButMustBeFetchable() {
        EditJob.Builder job = Jobs.smallest().model(OTHER_MODEL);

        assertThat(Jobs.violations(job.reference(URI.create("ftp://host.example/a.png"))))
                .extracting(Violation::field)
                .containsExactly("references[0]");
    }

    @Test
    void money_whenItHasAllDigits_isTaken() {
        assertThat(Money.of("9".repeat(18), "CNY")).hasToString("9".repeat(18) + ".00 CNY");
        assertThat(Money.of("0." + "0".repeat(17) + "1", "CNY").amount()).hasScaleOf(18);
    }

    @Test
    void localFile_atItsLimit_mayBeSentAndNotOneByteMore() throws IOException {
        Path largest = sparse("largest.mp4", MOST_VIDEO_BYTES);
        Path larger = sparse("larger.mp4", MOST_VIDEO_BYTES + 1);
        EditJob job = Jobs.smallest().build();

        assertThat(LocalMedia.mayBeSent(job, largest)).isTrue();
        assertThat(LocalMedia.mayBeSent(job, larger)).isFalse();
        assertThat(LocalMedia.mayBeSent(job, folder)).isFalse();
        assertThat(LocalMedia.mayBeSent(Jobs.smallest().model(OTHER_MODEL).build(), larger))
                .isTrue();
    }

    @Test
    void localFile_ofAnotherModel_isDoubtedIfLargeAndRefusedIfEmpty() throws IOException {
        Path larger = sparse("larger.mp4", MOST_VIDEO_BYTES + 1);
        Path empty = sparse("empty.png", 0);
        EditJob known = EditJob.builder().video(larger).reference(empty).build();
        EditJob other = known.toBuilder().model(OTHER_MODEL).build();

        assertThat(LocalMedia.check(known)).hasSize(2);
        assertThat(LocalMedia.beyondLimits(known)).isEmpty();
        assertThat(LocalMedia.check(other)).extracting(Violation::field).containsExactly("references[0]");
        assertThat(LocalMedia.beyondLimits(other)).extracting(Violation::field).containsExactly("video");
    }

    private static Object nested(int levels) {
        Object value = 1;
        for (int i = 1; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }

    private Path sparse(String name, long length) throws IOException {
        Path file = folder.resolve(name);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(length);
        }
        return file;
    }
}
