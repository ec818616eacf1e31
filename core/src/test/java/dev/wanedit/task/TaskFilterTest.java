package dev.wanedit.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskFilterTest {

    private static final Instant FROM = Instant.parse("2026-04-03T00:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void new_whenPageSizeIsAtALimit_takesIt(int pageSize) {
        assertThat(new TaskFilter(null, null, null, null, null, 1, pageSize).pageSize())
                .isEqualTo(pageSize);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void new_whenPageSizeIsOutOfRange_throws(int pageSize) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskFilter(null, null, null, null, null, 1, pageSize))
                .withMessage("pageSize is " + pageSize + ", allowed 1 to 100");
    }

    @Test
    void onPage_whenNumberIsBelowOne_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskFilter.recent().onPage(0))
                .withMessage("page is 0, allowed from 1");
    }

    @Test
    void withStatus_whenStatusIsNoneOfTheService_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskFilter.recent().withStatus(TaskStatus.UNRECOGNIZED))
                .withMessageContaining("leave it out");
    }

    @Test
    void between_whenSpanIsAtALimit_takesIt() {
        Instant until = FROM.plus(TaskFilter.MAX_SPAN);

        assertThat(TaskFilter.recent().between(FROM, until).until()).isEqualTo(until);
        assertThat(TaskFilter.recent().between(FROM, FROM).until()).isEqualTo(FROM);
    }

    @Test
    void between_whenSpanIsTooLongOrNegative_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskFilter.recent()
                        .between(FROM, FROM.plus(TaskFilter.MAX_SPAN).plusNanos(1)))
                .withMessageContaining("allowed up to 24 h");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskFilter.recent().between(FROM, FROM.minusNanos(1)))
                .withMessageContaining("spans");
    }

    @Test
    void new_whenOnlyOneEndIsGiven_throws() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskFilter(null, FROM, null, null, null, 1, 10))
                .withMessageContaining("go together");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskFilter(null, null, FROM, null, null, 1, 10))
                .withMessageContaining("go together");
    }

    @Test
    void withers_whenChained_changeOnlyTheirPart() {
        TaskFilter filter = TaskFilter.recent()
                .between(FROM, FROM)
                .withStatus(TaskStatus.RUNNING)
                .onPage(3);

        assertThat(filter).isEqualTo(new TaskFilter(TaskStatus.RUNNING, FROM, FROM, null, null, 3, 100));
    }

    @Test
    void with_eachCondition_addsItToTheOthers() {
        TaskFilter filter = TaskFilter.recent()
                .withStatus(TaskStatus.RUNNING)
                .between(FROM, FROM.plusSeconds(60))
                .withModel("m")
                .withApiKeyId("k-1")
                .onPage(2);

        assertThat(filter)
                .isEqualTo(new TaskFilter(TaskStatus.RUNNING, FROM, FROM.plusSeconds(60), "m", "k-1", 2, 100))
                .hasToString(
                        "TaskFilter[status=RUNNING, from=2026-04-03T00:00:00Z, until=2026-04-03T00:01:00Z, model=m,"
                                + " apiKeyId=k-1, page=2, pageSize=100]");
    }
}
