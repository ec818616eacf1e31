package dev.wanedit.record;

import dev.wanedit.job.Money;
import dev.wanedit.job.Seconds;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import dev.wanedit.task.TaskFailure;
import dev.wanedit.task.TaskId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For job stores: a {@link JobRecord} in plain texts and numbers, to be bound to JSON by the store's own library.
 * Component names are the JSON keys; null is left out. Moments are ISO-8601 in UTC, times and amounts are decimals. It
 * holds no secret. Figures for reports are left out of the format's number: a version that does not know them drops them.
 *
 * @param format {@link #FORMAT} of the version that wrote it
 */
public record JobDocument(
        int format,
        String key,
        long version,
        String phase,
        @Nullable String task_id,
        String parameters,
        List<String> media,
        @Nullable String prompt,
        String created,
        String changed,
        int attempts,
        @Nullable String attempted,
        boolean adopted,
        List<String> disproved,
        @Nullable String target,
        @Nullable String archive_file,
        @Nullable Long archive_size,
        @Nullable String archive_sha256,
        @Nullable String ended,
        @Nullable String failure_code,
        @Nullable String failure_message,
        @Nullable Boolean overwrite,
        @Nullable String model,
        @Nullable String quoted_seconds_least,
        @Nullable String quoted_seconds_most,
        @Nullable String quoted_least,
        @Nullable String quoted_most,
        @Nullable String quoted_currency,
        @Nullable String submitted,
        @Nullable String started,
        @Nullable String billed_seconds,
        @Nullable Integer resolution,
        @Nullable String cost,
        @Nullable String cost_currency) {

    /** The newest format that this version writes; it reads every format up to it. */
    public static final int FORMAT = 2;

    private static final int NANOS = 9;

    /** For a job of the one model that earlier versions know; for another model they would search the wrong tasks. */
    private static final int FORMAT_WITHOUT_MODEL = 1;

    /** The record as a document, in the oldest format that can hold it. */
    public static JobDocument of(JobRecord record) {
        ArchivedFile archive = record.archive();
        TaskFailure failure = record.failure();
        JobFigures figures = record.figures();
        QuotedCost quoted = figures.quoted();
        Money most = quoted == null ? null : quoted.most();
        Money least = quoted == null ? null : quoted.least();
        Money cost = figures.cost();
        return new JobDocument(
                record.fingerprint().model() == null ? FORMAT_WITHOUT_MODEL : FORMAT,
                record.key().value(),
                record.version(),
                record.phase().name(),
                record.taskId() == null ? null : record.taskId().value(),
                record.fingerprint().parameters(),
                record.fingerprint().media(),
                record.fingerprint().prompt(),
                record.created().toString(),
                record.changed().toString(),
                record.attempts(),
                text(record.attempted()),
                record.adopted(),
                record.disproved().stream().map(TaskId::value).toList(),
                text(record.target()),
                archive == null ? null : archive.file().toString(),
                archive == null ? null : archive.size(),
                archive == null ? null : archive.sha256(),
                text(record.ended()),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.message(),
                record.overwrite() ? true : null,
                record.fingerprint().model(),
                quoted == null ? null : Seconds.text(quoted.leastTime()),
                quoted == null ? null : Seconds.text(quoted.mostTime()),
                least == null ? null : least.amount().toPlainString(),
                most == null ? null : most.amount().toPlainString(),
                most == null ? null : most.currency().getCurrencyCode(),
                text(figures.submitted()),
                text(figures.started()),
                figures.billed() == null ? null : Seconds.text(figures.billed()),
                figures.resolution(),
                cost == null ? null : cost.amount().toPlainString(),
                cost == null ? null : cost.currency().getCurrencyCode());
    }

    /**
     * The record that the document holds.
     *
     * @throws IllegalArgumentException if it is of a newer format, or a part of it cannot be read
     */
    public JobRecord toRecord() {
        if (format > FORMAT) {
            throw new IllegalArgumentException("The record is of format " + format + ", known up to " + FORMAT + ".");
        }
        try {
            return record();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The record cannot be read.", e);
        }
    }

    private JobRecord record() {
        TaskId task = task_id == null ? null : new TaskId(task_id);
        return new JobRecord(
                new JobKey(key),
                version,
                new JobState(JobPhase.valueOf(phase), task),
                new JobFingerprint(parameters, media, prompt, model),
                Instant.parse(created),
                Instant.parse(changed),
                attempts,
                moment(attempted),
                adopted,
                disproved.stream().map(TaskId::new).toList(),
                target == null ? null : Path.of(target),
                archive(),
                moment(ended),
                failure_code == null && failure_message == null ? null : new TaskFailure(failure_code, failure_message),
                Boolean.TRUE.equals(overwrite),
                figures());
    }

    private JobFigures figures() {
        JobFigures figures = new JobFigures(
                quoted(),
                moment(submitted),
                moment(started),
                seconds(billed_seconds),
                resolution,
                money(cost, cost_currency));
        return figures.equals(JobFigures.NONE) ? JobFigures.NONE : figures;
    }

    private @Nullable QuotedCost quoted() {
        Duration least = seconds(quoted_seconds_least);
        Duration most = seconds(quoted_seconds_most);
        return least == null || most == null
                ? null
                : new QuotedCost(
                        least, most, money(quoted_least, quoted_currency), money(quoted_most, quoted_currency));
    }

    private static @Nullable Duration seconds(@Nullable String text) {
        if (text == null) {
            return null;
        }
        BigDecimal[] parts = new BigDecimal(text).divideAndRemainder(BigDecimal.ONE);
        return Duration.ofSeconds(
                parts[0].longValueExact(), parts[1].movePointRight(NANOS).longValueExact());
    }

    private static @Nullable Money money(@Nullable String amount, @Nullable String currency) {
        return amount == null || currency == null ? null : Money.of(amount, currency);
    }

    private @Nullable ArchivedFile archive() {
        if (archive_file == null || archive_size == null || archive_sha256 == null) {
            return null;
        }
        return new ArchivedFile(Path.of(archive_file), archive_size, archive_sha256);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable Instant moment(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    @Override
    public String toString() {
        return Redaction.redact(
                "JobDocument[key=" + key + ", version=" + version + ", phase=" + phase + ", task_id=" + task_id + "]");
    }
}
