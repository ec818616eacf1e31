package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskStatusTest {

    @ParameterizedTest
    @EnumSource
    void parse_whenNameIsSpelledInAnyCase_readsIt(TaskStatus status) {
        assertThat(TaskStatus.parse(status.name())).isEqualTo(status);
        assertThat(TaskStatus.parse(" " + status.name().toLowerCase(Locale.ROOT) + "\n"))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "PAUSED", "RUNNING2", "排队中"})
    void parse_whenTextIsNotKnown_countsAsNotEnded(String text) {
        assertThat(TaskStatus.parse(text)).isEqualTo(TaskStatus.UNRECOGNIZED);
        assertThat(TaskStatus.UNRECOGNIZED.ended()).isFalse();
    }

    @Test
    void parse_whenCanceledIsSpelledTheBritishWay_readsIt() {
        assertThat(TaskStatus.parse("cancelled")).isEqualTo(TaskStatus.CANCELED);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING,false",
        "RUNNING,false",
        "SUSPENDED,false",
        "SUCCEEDED,true",
        "FAILED,true",
        "CANCELED,true",
        "UNKNOWN,true",
        "UNRECOGNIZED,false"
    })
    void ended_whenAsked_tellsWhetherAQueryCanBringNews(TaskStatus status, boolean ended) {
        assertThat(status.ended()).isEqualTo(ended);
    }
}
