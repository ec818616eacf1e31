package dev.wanedit.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The translations to one language. Immutable. */
final class Dictionary {

    private static final int MOST_PARTS = 3;
    private static final Pattern WORD = Pattern.compile("(?:^|\\s)[a-z]{2,}(?:[\\s,;:]|$)|\\.(?:\\s|$)");

    private final Map<String, String> texts;
    private final Map<Template, Template> templates;
    private final List<Template> mostSpecificFirst;

    Dictionary(Map<String, String> translations) {
        this.texts = Map.copyOf(translations);
        this.templates = translations.entrySet().stream()
                .filter(entry -> Template.of(entry.getKey()).hasHoles())
                .collect(
                        Collectors.toMap(entry -> Template.of(entry.getKey()), entry -> Template.of(entry.getValue())));
        // Of two that fit, the one that begins with its own words is the frame of the other; then the one with more
        // words.
        this.mostSpecificFirst = templates.keySet().stream()
                .sorted(Comparator.comparing(Template::beginsWithWords)
                        .thenComparing(Template::ownLength)
                        .reversed()
                        .thenComparing(Template::toString))
                .toList();
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** The same text if there is no translation. */
    String translated(String english) {
        return translated(english, 0);
    }

    /** The translation of a template, not filled in; the same template if there is none. */
    String ofTemplate(String template) {
        return texts.getOrDefault(template, template);
    }

    /** A value in a text may be a text of ours itself, such as the limit of another model. */
    private String translated(String english, int depth) {
        String whole = texts.get(english);
        if (whole != null || depth == MOST_PARTS) {
            return whole == null ? english : whole;
        }
        for (Template template : mostSpecificFirst) {
            List<String> values = template.valuesIn(english);
            List<String> own = values.isEmpty() ? List.of() : own(template, values, depth + 1);
            if (!own.isEmpty()) {
                return templates.getOrDefault(template, template).filled(own);
            }
        }
        return english;
    }

    /**
     * The values in our words; empty if the template is not meant. A template with few words of its own, such as
     * {@code {0} is {1}}, fits many sentences that are not ours: each of its values is a text of ours, or has no English words. One
     * without any letter, such as {@code {0}: {1}}, needs a text of ours at its end.
     */
    private List<String> own(Template template, List<String> values, int depth) {
        boolean hasLetters = template.letters() > 0;
        String last = values.get(values.size() - 1);
        if (!hasLetters && translated(last, depth).equals(last)) {
            return List.of();
        }
        if (hasLetters && template.isFragment() && values.get(0).contains(": ")) {
            return List.of(); // The colon divides the text before.
        }
        List<String> own = new ArrayList<>();
        for (String value : values) {
            String ours = translated(value, depth);
            if (hasLetters
                    && !template.hasWords()
                    && ours.equals(value)
                    && WORD.matcher(value).find()) {
                return List.of();
            }
            own.add(ours);
        }
        return own;
    }
}
