package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.Money;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.Usage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is known of a job's cost and times is kept when an answer says less, and replaced when it says more. */
class JobFiguresTest {

    private static final Instant SUBMITTED = Instant.parse("2026-03-04T05:06:07Z");
    private static final Instant STARTED = SUBMITTED.plusSeconds(9);
    private static final Money PRICE = Money.of("3.00", "CNY");
    private static final QuotedCost QUOTE = new QuotedCost(Duration.ofSeconds(5), Duration.ofSeconds(5), PRICE, PRICE);
    private static final JobFigures ALL = new JobFigures(QUOTE, SUBMITTED, STARTED, Duration.ofSeconds(5), 720, PRICE);

    @Test
    void with_whenTheAnswerSaysAll_takesAll() {
        assertThat(JobFigures.of(QUOTE).with(task(SUBMITTED, STARTED, usage(Duration.ofSeconds(5), 720)), PRICE))
                .isEqualTo(ALL);
    }

    @Test
    void with_whenTheAnswerSaysNothing_keepsWhatIsKnown() {
        assertThat(ALL.with(task(null, null, null), null)).isEqualTo(ALL);
        assertThat(ALL.with(task(null, null, usage(null, null)), null)).isEqualTo(ALL);
        assertThat(ALL.with(TaskSnapshot.of(new TaskId("7f3a"), TaskStatus.RUNNING), null))
                .isEqualTo(ALL);
    }

    @Test
    void with_whenTheAnswerSaysOther_takesIt() {
        Money price = Money.of("6.00", "CNY");
        TaskSnapshot later = task(SUBMITTED.plusSeconds(1), STARTED.plusSeconds(1), usage(Duration.ofSeconds(6), 1080));

        assertThat(ALL.with(later, price))
                .isEqualTo(new JobFigures(
                        QUOTE, SUBMITTED.plusSeconds(1), STARTED.plusSeconds(1), Duration.ofSeconds(6), 1080, price));
    }

    @Test
    void withoutTask_whenQuoted_keepsTheQuoteAlone() {
        assertThat(ALL.withoutTask()).isEqualTo(JobFigures.of(QUOTE));
        assertThat(new JobFigures(null, SUBMITTED, STARTED, null, 720, PRICE).withoutTask())
                .isEqualTo(JobFigures.NONE);
    }

    private static TaskSnapshot task(Instant submitted, Instant started, Usage usage) {
        EditResult result = new EditResult(URI.create("https://host.example/r.mp4"), usage);
        return new TaskSnapshot(
                new TaskId("7f3a"),
                TaskStatus.SUCCEEDED,
                "SUCCEEDED",
                null,
                submitted,
                started,
                null,
                null,
                result,
                null);
    }

    private static Usage usage(Duration billed, Integer resolution) {
        return new Usage(billed, null, null, null, resolution);
    }
}
