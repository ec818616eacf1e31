package dev.wanedit.error;

import java.util.List;
import java.util.stream.Collectors;

/** The job breaks rules of the service. Nothing was sent. The exception lists all broken rules. */
public final class InvalidJobException extends WanEditException {

    private static final long serialVersionUID = 1L;

    private final Violation[] violations; // No list: a field of that type is not sure to be serializable.

    /** @param violations every broken rule, at least one */
    public InvalidJobException(List<Violation> violations) {
        super(
                violations.stream()
                        .map(Violation::toString)
                        .collect(Collectors.joining("; ", "The job is invalid: ", ".")),
                ErrorContext.NONE,
                "Nothing was sent; correct the job and submit it again.",
                null);
        this.violations = violations.toArray(Violation[]::new);
    }

    /** Every broken rule, in the order of the parameters. */
    public List<Violation> violations() {
        return List.of(violations);
    }
}
