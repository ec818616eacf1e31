package dev.wanedit.job;

import dev.wanedit.error.Violation;
import java.util.ArrayList;
import java.util.List;

/** Warnings about jobs that the vendor's page allows but that are most likely mistakes. Reads no media. */
public final class JobWarnings {

    private JobWarnings() {}

    /** All warnings; empty if there are none. */
    public static List<Violation> check(EditJob job) {
        List<Violation> doubts = new ArrayList<>(ofOtherModel(job.beyondLimits()));
        doubts.addAll(nothingToChange(job));
        return doubts;
    }

    /** Exceeded limits, as doubts about a job of a model whose own limits are not known. */
    public static List<Violation> ofOtherModel(List<Violation> beyondLimits) {
        return beyondLimits.stream()
                .map(it -> new Violation(
                        it.field(), it.rule(), it.given(), it.allowed() + " (the limit of " + EditJob.MODEL + ")"))
                .toList();
    }

    /** A job that says what to change neither in words nor by an image is still edited and billed. */
    private static List<Violation> nothingToChange(EditJob job) {
        boolean said = job.prompt().filter(text -> !text.isBlank()).isPresent();
        return said || !job.references().isEmpty()
                ? List.of()
                : List.of(new Violation(
                        "prompt",
                        "missing",
                        "nothing, and no reference image",
                        "a prompt or a reference image: without them the job does not say what to change, but is billed"
                                + " all the same"));
    }
}
