package dev.wanedit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.job.Money;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobDocumentTest {

    private static final Instant NOW = Instant.parse("2026-04-03T00:11:57.286Z");
    private static final JobRecord READY =
            JobRecord.ready(new JobKey("order 17"), new JobFingerprint("p", List.of("url:v"), null), null, NOW);

    @Test
    void toRecord_whenNothingIsKnown_givesTheSameRecord() {
        assertThat(JobDocument.of(READY).toRecord()).isEqualTo(READY);
    }

    @ParameterizedTest
    @EnumSource
    void toRecord_whenAllIsKnown_givesTheSameRecord(JobPhase phase) {
        JobRecord full = READY.change()
                .to(new JobState(phase, new TaskId("t-1")))
                .attempt(NOW.plusSeconds(1))
                .adopted(true)
                .disproved(new TaskId("t-0"))
                .target(Path.of("/out/a.mp4"))
                .overwrite(true)
                .archive(new ArchivedFile(Path.of("/out/a.mp4"), 7, "ab12"))
                .ended(NOW.plusSeconds(9), new TaskFailure("InvalidParameter", "No."))
                .figures(new JobFigures(
                        new QuotedCost(
                                Duration.ofSeconds(4),
                                Duration.ofMillis(20_040),
                                Money.of("2.4", "CNY"),
                                Money.of("12.024", "CNY")),
                        NOW,
                        NOW.plusSeconds(3),
                        Duration.ofNanos(10_040_000_001L),
                        720,
                        Money.of("0.10", "USD")))
                .at(NOW.plusSeconds(10));

        assertThat(JobDocument.of(full).toRecord()).isEqualTo(full);
        assertThat(full.version()).isEqualTo(2);
    }

    /** A version that does not know them reads the record without them: they decide nothing. */
    @Test
    void of_whenFiguresAreKnown_isOfTheSameFormat() {
        QuotedCost quoted = new QuotedCost(Duration.ofSeconds(4), Duration.ofSeconds(4), null, null);
        JobRecord record = READY.change().figures(JobFigures.of(quoted)).at(NOW);

        assertThat(JobDocument.of(record).format()).isEqualTo(1);
        assertThat(JobDocument.of(record).toRecord()).isEqualTo(record);
    }

    /** So that an earlier version refuses it, which would look for its task among those of the wrong model. */
    @Test
    void of_whenJobNamesAModel_isOfALaterFormat() {
        JobFingerprint other = new JobFingerprint("p", List.of("url:v"), null, "wan9.9-videoedit");
        JobRecord record = JobRecord.ready(new JobKey("order 17"), other, null, NOW);

        assertThat(JobDocument.of(record).format()).isEqualTo(2);
        assertThat(JobDocument.of(record).toRecord()).isEqualTo(record);
        assertThat(JobDocument.of(READY).format()).isEqualTo(1);
    }

    @Test
    void toRecord_whenFormatIsNewer_saysSo() {
        JobDocument newer = JobDocuments.withFormat(JobDocument.of(READY), JobDocument.FORMAT + 1);

        assertThatThrownBy(newer::toRecord)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The record is of format 3, known up to 2.");
    }

    @Test
    void toRecord_whenAPartIsMissing_saysThatItCannotBeRead() {
        JobDocument broken = JobDocuments.withPhase(JobDocument.of(READY), "NO_PHASE");

        assertThatThrownBy(broken::toRecord).isInstanceOf(IllegalArgumentException.class);
    }
}
