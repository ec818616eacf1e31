package dev.wanedit.error;

import dev.wanedit.language.Translations;
import java.util.List;
import java.util.Locale;
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

    /**
     * What to do next, in the language of the reader. In another language than English it begins with the broken rules,
     * because the message has them in English.
     */
    @Override
    public String hint(Locale locale) {
        String next = super.hint(locale);
        return Translations.isTranslated(locale)
                ? violations().stream()
                        .map(violation -> violation.text(locale))
                        .collect(Collectors.joining("；", "", "。" + next))
                : next;
    }

    /** Every broken rule, in the order of the parameters. */
    public List<Violation> violations() {
        return List.of(violations);
    }
}
