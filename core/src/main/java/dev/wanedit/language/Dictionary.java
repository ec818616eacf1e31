package dev.wanedit.language;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The translations to one language. Immutable. */
final class Dictionary {

    private static final int MOST_PARTS = 5;
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
            if (!values.isEmpty()) {
                List<String> own = values.stream()
                        .map(value -> translated(value, depth + 1))
                        .toList();
                if (isMeant(template, values, own)) {
                    return templates.getOrDefault(template, template).filled(own);
                }
            }
        }
        return english;
    }

    /**
     * A template with few words of its own, such as {@code {0} is {1}}, fits many sentences that are not ours: each of its values is
     * a text of ours, or has no English words. One without any letter, such as {@code {0}: {1}}, needs a text of ours at its
     * end.
     */
    private static boolean isMeant(Template template, List<String> values, List<String> own) {
        if (template.letters() == 0) {
            int last = values.size() - 1;
            return !own.get(last).equals(values.get(last));
        }
        if (template.isFragment() && values.get(0).contains(": ")) {
            return false; // The colon divides the text before.
        }
        return template.hasWords()
                || IntStream.range(0, values.size())
                        .allMatch(i -> !own.get(i).equals(values.get(i))
                                || !WORD.matcher(values.get(i)).find());
    }
}
