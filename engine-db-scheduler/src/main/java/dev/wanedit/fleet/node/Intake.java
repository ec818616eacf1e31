package dev.wanedit.fleet.node;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.Violation;
import dev.wanedit.fleet.table.JobDocuments;
import dev.wanedit.fleet.table.JobRow;
import dev.wanedit.fleet.table.Stage;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Submission;
import dev.wanedit.price.Quote;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.QuotedCost;
import dev.wanedit.record.Sha256;
import dev.wanedit.task.JobKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a job from the application, so that any node can send it. First its row is stored, with the document; then its record,
 * in READY. If the process dies between the two, the driver makes the record.
 */
public final class Intake {

    private final FleetParts parts;
    private final VideoEditClient client;
    private final JobDocuments documents = new JobDocuments();

    public Intake(FleetParts parts, VideoEditClient client) {
        this.parts = parts;
        this.client = client;
    }

    public void take(JobKey key, EditJob job, int priority) {
        JobFingerprint fingerprint = JobFingerprint.of(job);
        String digest = digest(fingerprint);
        JobRow known = parts.jobs().find(key).orElse(null);
        if (known == null) {
            known = inserted(key, job, fingerprint, priority);
        }
        if (!known.fingerprint().equals(digest)) {
            throw another(key);
        }
        // By the job and not by its document: only the file of a clip says how long it is.
        record(known, () -> client.quote(job));
    }

    private JobRow inserted(JobKey key, EditJob job, JobFingerprint fingerprint, int priority) {
        Optional<JobRecord> record = parts.store().find(key);
        if (record.isPresent() && !record.get().fingerprint().matches(fingerprint)) {
            throw another(key);
        }
        EditJob sendable = uploaded(key, job);
        JobRow row = JobRow.placed(
                key,
                record.map(Intake::stage).orElse(Stage.WAITING),
                priority,
                parts.clock().instant(),
                digest(fingerprint),
                documents.encode(sendable));
        return parts.jobs().insert(row) ? row : parts.jobs().find(key).orElseThrow(() -> another(key));
    }

    private static Stage stage(JobRecord record) {
        return switch (record.phase()) {
            case READY -> Stage.WAITING;
            case SUBMITTING, UNCERTAIN, PENDING, RUNNING, SUCCEEDED -> Stage.SENT;
            case REJECTED, FAILED, CANCELED, EXPIRED, ARCHIVED -> Stage.ENDED;
        };
    }

    /** Makes the record of a row if there is none. */
    public void record(JobRow row) {
        record(row, null);
    }

    /** @param quote what it will cost; null if that has to be calculated from its document */
    private void record(JobRow row, @Nullable Supplier<Quote> quote) {
        String document = row.document();
        if (document == null || parts.store().find(row.key()).isPresent()) {
            return;
        }
        EditJob job = documents.decode(row.key(), document);
        JobRecord unused = parts.store()
                .insertIfAbsent(JobRecord.ready(
                        row.key(),
                        JobFingerprint.of(job),
                        null,
                        false,
                        figures(
                                quote == null
                                        ? client.quote(
                                                job.toBuilder().maxCost(null).build())
                                        : quote.get()),
                        parts.clock().instant()));
    }

    private static JobFigures figures(Quote quote) {
        return JobFigures.of(new QuotedCost(
                quote.billed().least(),
                quote.billed().most(),
                quote.leastPrice().orElse(null),
                quote.mostPrice().orElse(null)));
    }

    /** The same job with URLs in place of all that is on this machine. */
    private EditJob uploaded(JobKey key, EditJob job) {
        List<Path> images = new ArrayList<>();
        try {
            EditJob withFiles = job.mapMedia(medium -> medium instanceof InlineImage image
                    ? MediaSource.file(image.file().orElseGet(() -> written(key, image, images)))
                    : medium);
            return client.upload(Submission.of(key, withFiles));
        } finally {
            images.forEach(Intake::delete);
        }
    }

    private static Path written(JobKey key, InlineImage image, List<Path> images) {
        String type = image.mimeType().substring(image.mimeType().indexOf('/') + 1);
        try (InputStream bytes = image.open()) {
            Path file = Files.createTempFile("wanedit-image", "." + type.replaceAll("[^a-z]", ""));
            images.add(file);
            long unused = Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new StorageException(
                    "The inline image of the job could not be written to the folder for temporary files.",
                    ErrorContext.of(key, null),
                    "Free some space there. The job was not sent.",
                    e);
        }
    }

    private static void delete(Path file) {
        try {
            boolean unused = Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static String digest(JobFingerprint fingerprint) {
        return Sha256.of(String.join(
                "\n",
                fingerprint.parameters(),
                String.join(",", fingerprint.media()),
                Objects.requireNonNullElse(fingerprint.model(), "")));
    }

    private static InvalidJobException another(JobKey key) {
        return new InvalidJobException(List.of(new Violation(
                "jobKey", "unique", key + " is the key of a different job", "a key of its own for each job")));
    }
}
