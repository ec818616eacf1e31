package dev.wanedit.cli.input;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Money;
import dev.wanedit.media.MediaFindings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the texts of {@link JobOptions}. A text that cannot be read is reported and left out, so that the others are
 * still checked.
 */
final class JobReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final long LARGEST_INLINE = 1024L * 1024;
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(1_000_000);

    private static final URI ELSEWHERE = URI.create("https://localhost/clip.mp4");

    private final Function<EditJob, MediaFindings> look;
    private final Map<String, MediaSource> media = new LinkedHashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private boolean videoUnreadable;

    /** @param look finds what is wrong with a job's media */
    JobReader(Function<EditJob, MediaFindings> look) {
        this.look = look;
    }

    void video(@Nullable String text, EditJob.Builder job) {
        if (text == null) {
            return;
        }
        try {
            MediaSource video = MediaSource.parse(text);
            job.video(video);
            media.put("video", video);
        } catch (IllegalArgumentException e) {
            videoUnreadable = true;
            note("video", e);
        }
    }

    void references(List<String> texts, EditJob.Builder job) {
        for (int i = 0; i < texts.size(); i++) {
            String field = "references[" + i + "]";
            try {
                MediaSource reference = MediaSource.parse(texts.get(i));
                MediaSource sent = reference instanceof MediaSource.LocalFile file ? localReference(file) : reference;
                job.reference(sent);
                media.put(field, sent);
            } catch (IllegalArgumentException e) {
                note(field, e);
            }
        }
    }

    /**
     * A small image is sent inside the request, so it needs no upload; then all its bytes must be sent within the call
     * timeout.
     */
    private static MediaSource localReference(MediaSource.LocalFile file) {
        if (!Files.isReadable(file.path()) || !Files.isRegularFile(file.path())) {
            return file; // The check of the media reports the problem; it does not matter if the job already has a
            // task.
        }
        InlineImage image = InlineImage.of(file.path());
        return image.size() <= LARGEST_INLINE ? image : file;
    }

    @Nullable
    String prompt(@Nullable String text, @Nullable Path file) {
        if (file == null) {
            return text;
        }
        if (text != null) {
            note("promptFile", "There is a --prompt as well: give one of the two.");
        }
        try {
            String read = Files.readString(file);
            return (read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read).strip();
        } catch (CharacterCodingException e) {
            note("promptFile", "The file " + file + " is not UTF-8 text: convert it.");
        } catch (IOException e) {
            String why = Files.exists(file) ? file + " cannot be read as a file." : "There is no file " + file + ".";
            note("promptFile", why);
        }
        return null;
    }

    <T> @Nullable T choice(String field, @Nullable String text, T[] values, Function<T, String> name) {
        if (text == null) {
            return null;
        }
        for (T value : values) {
            if (name.apply(value).equalsIgnoreCase(text.trim())) {
                return value;
            }
        }
        String allowed = Arrays.stream(values).map(name).collect(Collectors.joining(", "));
        violations.add(new Violation(field, "choice", text, allowed));
        return null;
    }

    @Nullable
    Duration seconds(String field, @Nullable String text) {
        try {
            BigDecimal seconds =
                    text == null ? null : new BigDecimal(text.trim().replaceFirst("s$", ""));
            if (seconds == null || seconds.abs().compareTo(LONGEST_SECONDS) < 0) {
                return seconds == null
                        ? null
                        : Duration.ofNanos(seconds.movePointRight(9).longValue());
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number without a unit.
        }
        violations.add(new Violation(field, "number", String.valueOf(text), "whole seconds, 2 to 10"));
        return null;
    }

    @Nullable
    Long number(String field, @Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text.trim());
        } catch (NumberFormatException e) {
            violations.add(new Violation(field, "number", text, "0 to " + Integer.MAX_VALUE));
            return null;
        }
    }

    @Nullable
    Money money(String field, @Nullable String text, Currency currency) {
        try {
            return text == null ? null : new Money(new BigDecimal(text.trim()), currency);
        } catch (IllegalArgumentException e) {
            violations.add(new Violation(
                    field, "number", text, "an amount in " + currency.getCurrencyCode() + ", such as 12.50"));
            return null;
        }
    }

    /** @throws InvalidJobException if the parameters are wrong; it has all problems, also those of the media */
    ParsedJob built(EditJob.Builder job) {
        try {
            EditJob built = job.build();
            if (violations.isEmpty()) {
                return new ParsedJob(built, look.apply(built));
            }
        } catch (InvalidJobException e) {
            e.violations().stream().filter(this::isNews).forEach(violations::add);
        }
        media.forEach(this::lookAtOne);
        throw new InvalidJobException(violations);
    }

    /** Checks each medium in a separate job, since the complete job cannot be built. */
    private void lookAtOne(String field, MediaSource source) {
        boolean video = field.equals("video");
        EditJob.Builder job = EditJob.builder().prompt("x");
        try {
            EditJob one = (video ? job.video(source) : job.video(ELSEWHERE).reference(source)).build();
            look.apply(one).violations().stream()
                    .map(found -> new Violation(field, found.rule(), found.given(), found.allowed()))
                    .forEach(violations::add);
        } catch (InvalidJobException e) {
            // The medium is not valid; this is already reported with the parameters.
        }
    }

    /** False for a missing video if the given video could not be read: that is already reported. */
    private boolean isNews(Violation violation) {
        return !(videoUnreadable && violation.field().equals("video"));
    }

    private void note(String field, IllegalArgumentException fault) {
        note(field, String.valueOf(fault.getMessage()));
    }

    private void note(String field, String sentence) {
        violations.add(new Violation(field, "readable", sentence, "what can be read"));
    }
}
