package dev.wanedit.cli.input;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.job.EditJob;
import dev.wanedit.media.MediaFindings;
import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.core.Flowable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file with one job on each line. First all lines are checked. Then they are read again, one at a time when a job
 * starts, since all of them together may need too much memory.
 */
public final class BatchFile {

    private final Path file;
    private final Currency currency;
    private final List<Checked> lines;
    private final List<SuspectLine> suspects;

    private BatchFile(Path file, Currency currency, Check check) {
        this.file = file;
        this.currency = currency;
        this.lines = check.lines;
        this.suspects = check.suspects;
    }

    /**
     * Reads the file and checks the local files in it.
     *
     * @param folder the folder of the results
     * @param look checks a job's media
     * @throws InvalidBatch with all mistakes; not thrown if only media are wrong, see {@link #suspects()}
     * @throws ConfigurationException if it cannot be read, or holds no job
     */
    public static BatchFile checked(Path file, Path folder, Currency currency, Function<EditJob, MediaFindings> look) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ConfigurationException(
                    file + " is no regular file.",
                    "Put the jobs in a regular file: it is read twice, which is not possible with a pipe or a"
                            + " terminal.");
        }
        Check check = new Check(folder, currency, look);
        try (Lines all = new Lines(file)) {
            for (Lines.Line line = all.next(); line != null; line = all.next()) {
                check.line(line);
            }
        } catch (IOException e) {
            String why = Files.exists(file) ? file + " cannot be read as a file." : "There is no file " + file + ".";
            throw new ConfigurationException(why, "Name a file with one JSON object on each line.", e);
        }
        if (check.wrong) {
            throw new InvalidBatch(check.mistakes);
        }
        if (check.lines.isEmpty()) {
            throw new ConfigurationException(file + " holds no job.", "Put one JSON object on each line.");
        }
        return new BatchFile(file, currency, check);
    }

    public int size() {
        return lines.size();
    }

    /** Lines whose media are wrong or doubtful; this does not matter for a job that already has a task. */
    public List<SuspectLine> suspects() {
        return suspects;
    }

    /** Emits each job once, in the order of the file; a job is read when it is requested. */
    public Flowable<Item> items() {
        return Flowable.generate(
                () -> new Reading(new Lines(file), lines.iterator()),
                (reading, emitter) -> {
                    if (reading.rest.hasNext()) {
                        emitter.onNext(item(reading.rest.next(), reading.lines.next()));
                    } else {
                        emitter.onComplete();
                    }
                },
                reading -> reading.lines.close());
    }

    private Item item(Checked checked, Lines.@Nullable Line line) {
        return new Item(
                checked.number,
                checked.key,
                checked.target,
                () -> BatchEntry.parse(
                                unchanged(checked, line), currency, job -> MediaFindings.NONE, BatchEntry.Claims.NONE)
                        .job()
                        .job(),
                () -> JobLineText.of(unchanged(checked, line)));
    }

    private static String unchanged(Checked checked, Lines.@Nullable Line line) {
        String text = line == null || !line.digest().equals(checked.digest) ? null : line.text();
        if (text == null) {
            throw new InvalidBatch(List.of(
                    "Line " + checked.number + " has been changed since it was checked, so its job was not started."));
        }
        return text;
    }

    /**
     * A job of the batch.
     *
     * @param number the number of its line
     * @param key its key
     * @param target the file of its result
     * @param job reads the job
     * @param written reads the same, for a page about it
     */
    public record Item(int number, JobKey key, Path target, Supplier<EditJob> job, Supplier<JobLineText> written) {}

    /** The data that is kept of a line between the two readings. */
    private record Checked(int number, JobKey key, Path target, String digest) {}

    private record Reading(Lines lines, Iterator<Checked> rest) {}

    /** Checks the lines one after the other. */
    private static final class Check {

        private final Path folder;
        private final Currency currency;
        private final UniqueNames names;
        private final Function<EditJob, MediaFindings> look;
        private final List<Checked> lines = new ArrayList<>();
        private final List<SuspectLine> suspects = new ArrayList<>();
        /** Includes the mistakes of media. */
        private final List<String> mistakes = new ArrayList<>();

        private boolean wrong;

        Check(Path folder, Currency currency, Function<EditJob, MediaFindings> look) {
            this.folder = folder;
            this.currency = currency;
            this.look = look;
            this.names = new UniqueNames(folder);
        }

        void line(Lines.Line line) {
            try {
                BatchEntry entry = BatchEntry.parse(line.text(), currency, look, names.ofLine(line.number()));
                lines.add(new Checked(line.number(), entry.key(), folder.resolve(entry.name()), line.digest()));
                if (!entry.job().clean()) {
                    SuspectLine suspect = SuspectLine.of(line.number(), entry);
                    suspects.add(suspect);
                    mistakes.addAll(suspect.mistakes());
                }
            } catch (InvalidBatch e) {
                wrong = true;
                e.mistakes().forEach(mistake -> mistakes.add("line " + line.number() + ": " + mistake));
            }
        }
    }
}
