package dev.wanedit.job;

import dev.wanedit.error.Violation;
import java.util.List;

/** What is allowed by the vendor's page and is most likely a mistake all the same. Looks at no medium. */
public final class JobWarnings {

    private JobWarnings() {}

    /** A job that says neither in words nor by a picture what to change is edited, and billed, all the same. */
    public static List<Violation> check(EditJob job) {
        boolean said = job.prompt().filter(text -> !text.isBlank()).isPresent();
        return said || !job.references().isEmpty()
                ? List.of()
                : List.of(new Violation(
                        "prompt",
                        "missing",
                        "nothing, and no reference image",
                        "a prompt or a reference image: without them nothing says what to change, and the job is billed"
                                + " all the same"));
    }
}
