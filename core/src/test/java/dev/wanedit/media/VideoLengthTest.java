package dev.wanedit.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.media.VideoLength.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoLengthTest {

    @ParameterizedTest
    @CsvSource({
        "PT1.499999999S, BEYOND",
        "PT1.5S, UNSURE",
        "PT1.999999999S, UNSURE",
        "PT2S, FITS",
        "PT5.02S, FITS",
        "PT10S, FITS",
        "PT10.000000001S, UNSURE",
        "PT10.04S, UNSURE",
        "PT10.5S, UNSURE",
        "PT10.500000001S, BEYOND",
        "PT12.4S, BEYOND"
    })
    void verdict_whenBothMeasuresAgree_isByTheLimitAndItsRounding(Duration length, Verdict verdict) {
        assertThat(new VideoLength(length, length).verdict()).isEqualTo(verdict);
        assertThat(new VideoLength(length, null).verdict()).isEqualTo(verdict);
        assertThat(new VideoLength(null, length).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"PT12S, PT9S, UNSURE", "PT10.3S, PT10S, UNSURE", "PT12S, PT11S, BEYOND", "PT12S, PT1S, BEYOND"})
    void verdict_whenMeasuresDiffer_failsOnlyIfBothDo(Duration whole, Duration picture, Verdict verdict) {
        assertThat(new VideoLength(whole, picture).verdict()).isEqualTo(verdict);
    }

    @Test
    void verdict_whenNothingIsTold_isUnsure() {
        assertThat(new VideoLength(null, null).verdict()).isEqualTo(Verdict.UNSURE);
    }

    @ParameterizedTest
    @CsvSource({
        "PT12.4S, PT12.4S, 12.4 s long",
        "PT12.4S, , 12.4 s long",
        ", PT1.9S, 1.9 s long",
        "PT12S, PT9S, '12 s long, its picture 9 s'",
        "PT10.0001S, PT10.0002S, 10.001 s long",
        "PT1.9999S, PT1.9999S, 1.999 s long",
        ", , length not found"
    })
    void toString_whenBesideALimit_neverReadsAsAllowed(Duration whole, Duration picture, String text) {
        assertThat(new VideoLength(whole, picture)).hasToString(text);
    }

    @Test
    void verdict_whenLengthIsAbsurd_isBeyond() {
        Duration absurd = Duration.ofSeconds(Long.MAX_VALUE);

        assertThat(new VideoLength(absurd, absurd).verdict()).isEqualTo(Verdict.BEYOND);
        assertThat(new VideoLength(absurd, absurd)).hasToString("9223372036854775807 s long");
    }
}
