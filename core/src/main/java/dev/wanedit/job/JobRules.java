package dev.wanedit.job;

import dev.wanedit.error.Violation;
import dev.wanedit.task.EscapedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the vendor's page (HTTP call, step 1, request body) that can be checked without reading the media. The
 * limits are those of {@link EditJob#MODEL}: a job of another model may exceed them.
 */
final class JobRules {

    static final int MAX_PROMPT = 5000;
    static final int MAX_NEGATIVE_PROMPT = 500;
    static final int MAX_REFERENCES = 4;
    static final long MAX_SEED = Integer.MAX_VALUE;
    private static final int LONGEST_MODEL = 100;
    private static final String LENGTHS = "whole seconds, " + Seconds.text(EditJob.SHORTEST_VIDEO) + " to "
            + Seconds.text(EditJob.LONGEST_VIDEO) + " s";

    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> limits;

    private JobRules(EditJob.Builder job) {
        this.limits = job.model.equals(EditJob.MODEL) ? violations : new ArrayList<>();
        model(job.model);
        media(job);
        prompt("prompt", job.prompt, MAX_PROMPT);
        prompt("negativePrompt", job.negativePrompt, MAX_NEGATIVE_PROMPT);
        duration(job.duration);
        seed(job.seed);
        violations.addAll(ExtraMembers.check("input", job.extraInput, ExtraMembers.INPUT));
        violations.addAll(ExtraMembers.check("parameter", job.extraParameters, ExtraMembers.PARAMETERS));
    }

    /** Every broken rule, in the order of the parameters; for another model, only rules that apply to every model. */
    static List<Violation> check(EditJob.Builder job) {
        return new JobRules(job).violations;
    }

    /** The known limits that a job of another model exceeds; empty for the known model. */
    static List<Violation> beyondLimits(EditJob.Builder job) {
        JobRules rules = new JobRules(job);
        return rules.limits == rules.violations ? List.of() : rules.limits;
    }

    private void model(String name) {
        boolean fits = !name.isEmpty()
                && name.length() <= LONGEST_MODEL
                && EscapedText.isPlain(name)
                && name.chars().noneMatch(Character::isSpaceChar);
        if (!fits) {
            violations.add(new Violation(
                    "model", "name", "\"" + name + "\"", "1 to " + LONGEST_MODEL + " characters without white space"));
        }
    }

    private void media(EditJob.Builder job) {
        if (job.video == null) {
            violations.add(missing("video", "one video by URL, oss:// URL or file"));
        } else {
            violations.addAll(MediaRules.video(job.video));
        }
        if (job.references.size() > MAX_REFERENCES) {
            limits.add(
                    new Violation("references", "count", job.references.size() + " images", "0 to " + MAX_REFERENCES));
        }
        for (int i = 0; i < job.references.size(); i++) {
            reference("references[" + i + "]", job.references.get(i));
        }
    }

    private void reference(String field, @Nullable MediaSource source) {
        if (source == null) {
            violations.add(missing(field, "an image by URL, oss:// URL, file or base64"));
        } else {
            (source instanceof InlineImage ? limits : violations).addAll(MediaRules.reference(field, source));
        }
    }

    private static Violation missing(String field, String allowed) {
        return new Violation(field, "required", "nothing", allowed);
    }

    private void prompt(String field, @Nullable String text, int limit) {
        promptLength(field, text, limit);
        if (text != null) {
            GarbledText.inPrompt(text)
                    .ifPresent(damage -> violations.add(new Violation(
                            field,
                            "text",
                            damage + ": the text was damaged before it came here",
                            "undamaged text; read its bytes in the charset that they were written in, such as UTF-8")));
        }
    }

    /** The page counts a Han character or a letter as 1, so characters beyond the basic plane count 1 too. */
    private void promptLength(String field, @Nullable String text, int limit) {
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        if (length > limit) {
            limits.add(new Violation(
                    field,
                    "length",
                    length + " characters",
                    "up to " + limit + "; the service would silently cut off the rest"));
        }
    }

    private void duration(@Nullable Duration duration) {
        if (duration == null) {
            return;
        }
        boolean inRange =
                duration.compareTo(EditJob.SHORTEST_VIDEO) >= 0 && duration.compareTo(EditJob.LONGEST_VIDEO) <= 0;
        boolean whole = duration.equals(Duration.ofSeconds(duration.toSeconds()));
        if (!inRange || !whole) {
            // Sent as whole seconds, so a fraction would be dropped silently.
            boolean sendable = whole && !duration.isNegative() && duration.toSeconds() <= Integer.MAX_VALUE;
            (sendable ? limits : violations)
                    .add(new Violation("duration", "range", Seconds.text(duration) + " s", LENGTHS));
        }
    }

    private void seed(@Nullable Long seed) {
        if (seed != null && (seed < 0 || seed > MAX_SEED)) {
            limits.add(new Violation("seed", "range", seed.toString(), "0 to " + MAX_SEED));
        }
    }
}
