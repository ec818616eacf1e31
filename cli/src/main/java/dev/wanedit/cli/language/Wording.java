package dev.wanedit.cli.language;

import dev.wanedit.language.Translations;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The language of what a reader sees: help, progress, summaries and hints. Messages of errors stay English, so that a search
 * finds them; what they mean stands below them. Results on standard output and JSON are the same in every language.
 */
public final class Wording {

    /** For scripts and logs, and if the terminal cannot show another language. */
    public static final Wording ENGLISH = new Wording(Locale.ENGLISH);

    private static final String SAMPLE = "\u4e2d\u6587";
    private static final Pattern INDENTED = Pattern.compile("(\\s*)(.*)", Pattern.DOTALL);
    private static final Pattern ENGLISH_WORDS = Pattern.compile("(?<![\\w/.-])[a-z]{2,} [a-z]{2,}(?![\\w/.-])");
    private static final Pattern ERROR = Pattern.compile("(?:.*?: )?error: (.*)", Pattern.DOTALL);

    private final Locale locale;

    private Wording(Locale locale) {
        this.locale = locale;
    }

    /**
     * By the locale of the user.
     *
     * @param charset that of the terminal; if it has no Chinese characters, as in the POSIX locale, the words are English
     */
    public static Wording of(Locale locale, Charset charset) {
        boolean shown = Translations.isTranslated(locale)
                && charset.canEncode()
                && charset.newEncoder().canEncode(SAMPLE);
        return shown ? new Wording(locale) : ENGLISH;
    }

    public boolean isEnglish() {
        return locale.equals(Locale.ENGLISH);
    }

    /** For the texts of the library. */
    public Locale locale() {
        return locale;
    }

    /** The text in this language, with the same space before it; unchanged if there is no translation. */
    public String of(String english) {
        Matcher text = INDENTED.matcher(english);
        return isEnglish() || !text.matches() ? english : text.group(1) + Texts.ALL.in(locale, text.group(2));
    }

    /** A line for readers: an error stays as it is, and is followed by its meaning if that is known. */
    public List<String> lines(String line) {
        Matcher error = ERROR.matcher(line);
        if (isEnglish() || !error.matches()) {
            return List.of(of(line));
        }
        String problem = error.group(1);
        String meaning = Texts.ALL.in(locale, problem);
        // What is half Chinese and half English helps no reader.
        boolean known = ideographs(meaning) > ideographs(problem)
                && !ENGLISH_WORDS.matcher(meaning).find();
        return known ? List.of(line, "  " + meaning) : List.of(line);
    }

    /** A template with its values, which are filled in as they are. */
    public String filled(String template, Object... values) {
        return Texts.ALL.filled(locale, template, values);
    }

    private static long ideographs(String text) {
        return text.codePoints().filter(Character::isIdeographic).count();
    }

    /** Is read only for a reader of another language. */
    private static final class Texts {
        static final Translations ALL = Translations.LIBRARY
                .with(language -> file(language + ".po"))
                .with(language -> file("advice." + language + ".po"))
                .with(language -> file("help." + language + ".po"));

        private static @Nullable InputStream file(String name) {
            return Wording.class.getResourceAsStream(name);
        }
    }
}
