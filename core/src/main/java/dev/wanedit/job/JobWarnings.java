package dev.wanedit.job;

import dev.wanedit.error.Violation;
import java.util.ArrayList;
import java.util.List;

/** What is allowed by the vendor's page and is most likely a mistake all the same. Looks at no medium. */
public final class JobWarnings {

    private JobWarnings() {}

    /** All of them; empty if there is none. */
    public static List<Violation> check(EditJob job) {
        List<Violation> doubts = new ArrayList<>(ofOtherModel(job.beyondLimits()));
        doubts.addAll(nothingToChange(job));
        return doubts;
    }

    /** What goes beyond limits, as doubts about a job of a model whose own limits are not known. */
    public static List<Violation> ofOtherModel(List<Violation> beyondLimits) {
        return beyondLimits.stream()
                .map(it -> new Violation(
                        it.field(), it.rule(), it.given(), it.allowed() + " (the limit of " + EditJob.MODEL + ")"))
                .toList();
    }

    /** A job that says neither in words nor by a picture what to change is edited, and billed, all the same. */
    private static List<Violation> nothingToChange(EditJob job) {
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
