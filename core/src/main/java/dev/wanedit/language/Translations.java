package dev.wanedit.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the translation of an English text, whose values may already be in it: a file for each language pairs English
 * templates, such as {@code Give {0}.}, with their translations. A file is read when the first text is asked for in its
 * language. A text without a translation stays English. Thread-safe.
 */
public final class Translations {

    /** The languages beside English, by {@link Locale#getLanguage()}. */
    public static final List<String> LANGUAGES = List.of("zh");

    /** The texts of this library and of its adapters: next steps, findings about jobs, and diagnoses. */
    public static final Translations LIBRARY =
            new Translations(language -> Translations.class.getResourceAsStream(language + ".po"), null);

    private final Function<String, @Nullable InputStream> files;
    private final @Nullable Translations others;
    private final Map<String, Dictionary> dictionaries = new ConcurrentHashMap<>();

    Translations(Function<String, @Nullable InputStream> files, @Nullable Translations others) {
        this.files = files;
        this.others = others;
    }

    /**
     * These translations and more of them, which count first: for a program with texts of its own.
     *
     * @param more opens the file of a language, in the form of gettext's {@code .po} and in UTF-8; returns null if there
     *     is none. The caller opens it, so that it may lie in another module.
     */
    public Translations with(Function<String, @Nullable InputStream> more) {
        return new Translations(more, this);
    }

    /**
     * True if the library's texts in this locale are not English. Every Chinese locale has the texts in simplified Chinese.
     * False if the file of the language is missing or broken.
     */
    public static boolean isTranslated(Locale locale) {
        return LIBRARY.has(locale);
    }

    boolean has(Locale locale) {
        return isListed(locale) && !dictionary(locale.getLanguage()).isEmpty();
    }

    private static boolean isListed(Locale locale) {
        return LANGUAGES.contains(locale.getLanguage());
    }

    /** The locale of the reader: the JVM's default for texts, which it takes from the system's settings. */
    public static Locale ofReader() {
        return Locale.getDefault(Locale.Category.DISPLAY);
    }

    /** The text in the language of the locale; the same text if it is English or has no translation. */
    public String in(Locale locale, String english) {
        return isListed(locale) && !english.isEmpty()
                ? dictionary(locale.getLanguage()).translated(english)
                : english;
    }

    /**
     * A template with its values, in the language of the locale.
     *
     * @param template in English, with {@code {0}}, {@code {1}} and so on
     * @param values are filled in as they are
     */
    public String filled(Locale locale, String template, Object... values) {
        List<String> texts = List.of(values).stream().map(String::valueOf).toList();
        String own = isListed(locale) ? dictionary(locale.getLanguage()).ofTemplate(template) : template;
        return Template.of(own).filled(texts);
    }

    private Dictionary dictionary(String language) {
        return dictionaries.computeIfAbsent(language, name -> new Dictionary(pairs(name)));
    }

    /** A jar that was packed again may lack the file, or have another in its place: then texts stay English. */
    private Map<String, String> pairs(String language) {
        Map<String, String> all = new HashMap<>(others == null ? Map.of() : others.pairs(language));
        try (InputStream file = files.apply(language)) {
            if (file != null) {
                all.putAll(PoFile.read(file));
            }
        } catch (IOException | IllegalArgumentException e) {
            return all;
        }
        return all;
    }
}
