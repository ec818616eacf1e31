package dev.wanedit.language;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The translations to one language. Immutable. */
final class Dictionary {

    private static final int MOST_PARTS = 5;

    private final Map<String, String> texts;
    private final Map<Template, Template> templates;
    private final List<Template> mostSpecificFirst;

    Dictionary(Map<String, String> translations) {
        this.texts = Map.copyOf(translations);
        this.templates = translations.entrySet().stream()
                .filter(entry -> Template.of(entry.getKey()).hasHoles())
                .collect(
                        Collectors.toMap(entry -> Template.of(entry.getKey()), entry -> Template.of(entry.getValue())));
        // Of two that fit, the one with more words of its own is meant.
        this.mostSpecificFirst = templates.keySet().stream()
                .sorted(Comparator.comparingInt(Template::ownLength).reversed().thenComparing(Template::toString))
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
                return templates
                        .getOrDefault(template, template)
                        .filled(values.stream()
                                .map(value -> translated(value, depth + 1))
                                .toList());
            }
        }
        return english;
    }
}
