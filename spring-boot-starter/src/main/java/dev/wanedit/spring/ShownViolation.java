package dev.wanedit.spring;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import dev.wanedit.error.WanEditException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Violations for a caller from outside. A file has its name alone: where this application keeps its files is no caller's concern.
 */
final class ShownViolation {

    /** The rules whose findings begin with a path or have it after these words. */
    private static final Set<String> OF_FILES = Set.of("readable", "size", "uploaded");

    private static final Pattern FOLDERS =
            Pattern.compile("^(There is no file |The file |)(.*[/\\\\])", Pattern.DOTALL);

    private ShownViolation() {}

    static List<Violation> of(InvalidJobException fault) {
        return fault.violations().stream().map(ShownViolation::of).toList();
    }

    /** What the exception says. */
    static String withoutFolders(WanEditException fault) {
        return fault instanceof InvalidJobException invalid
                ? of(invalid).stream()
                        .map(Violation::toString)
                        .collect(Collectors.joining("; ", "The job is invalid: ", "."))
                : fault.problem();
    }

    /** What to do next, in the language of the caller. */
    static String hint(WanEditException fault, Locale locale) {
        return fault instanceof InvalidJobException invalid
                ? new InvalidJobException(of(invalid)).hint(locale)
                : fault.hint(locale);
    }

    private static Violation of(Violation found) {
        return OF_FILES.contains(found.rule())
                ? new Violation(
                        found.field(),
                        found.rule(),
                        FOLDERS.matcher(found.given()).replaceFirst("$1"),
                        found.allowed())
                : found;
    }
}
