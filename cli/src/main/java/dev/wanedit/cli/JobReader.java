package dev.wanedit.cli;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.LocalMedia;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the texts of {@link JobOptions}. What cannot be read is noted and left out, so that reading goes on. */
final class JobReader {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final long LARGEST_INLINE = 1024L * 1024;
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(1_000_000);

    private final List<Violation> violations = new ArrayList<>();
    private boolean videoUnreadable;

    void video(@Nullable String text, EditJob.Builder job) {
        if (text == null) {
            return;
        }
        try {
            MediaSource video = MediaSource.parse(text);
            job.video(video);
            if (video instanceof MediaSource.LocalFile) {
                violations.addAll(
                        LocalMedia.check(EditJob.builder().video(video).build()));
            }
        } catch (IllegalArgumentException e) {
            videoUnreadable = true;
            note("video", e);
        }
    }

    void references(List<String> texts, EditJob.Builder job) {
        for (int i = 0; i < texts.size(); i++) {
            try {
                MediaSource reference = MediaSource.parse(texts.get(i));
                job.reference(
                        reference instanceof MediaSource.LocalFile file
                                ? localReference("references[" + i + "]", file)
                                : reference);
            } catch (IllegalArgumentException e) {
                note("references[" + i + "]", e);
            }
        }
    }

    /** Inside the request it is spared the upload, and all its bytes must go within the call timeout. */
    private MediaSource localReference(String field, MediaSource.LocalFile file) {
        InlineImage image = InlineImage.of(file.path());
        if (image.size() <= LARGEST_INLINE) {
            return image;
        }
        LocalMedia.check(EditJob.builder().video(file).reference(file).build()).stream()
                .filter(violation -> !violation.field().equals("video"))
                .map(found -> new Violation(field, found.rule(), found.given(), found.allowed()))
                .forEach(violations::add);
        return file;
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
            // Told below, as a number without measure is.
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

    EditJob built(EditJob.Builder job) {
        try {
            EditJob built = job.build();
            if (violations.isEmpty()) {
                return built;
            }
        } catch (InvalidJobException e) {
            e.violations().stream().filter(this::isNews).forEach(violations::add);
        }
        throw new InvalidJobException(violations);
    }

    /** A video that was given and could not be read is missing in the job, which needs no second complaint. */
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
