package dev.wanedit.cli.language;

import dev.wanedit.language.Translations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The English texts of files with translations. */
public final class PoTexts {

    private static final Pattern ENGLISH = Pattern.compile("(?m)^msgid \"(.+)\"$");

    private PoTexts() {}

    /** Of a file of the command line. */
    public static Set<String> english(String name) {
        return english(Wording.class, name);
    }

    /** Of the library's file. */
    static Set<String> ofLibrary() {
        return english(Translations.class, "zh.po");
    }

    private static Set<String> english(Class<?> place, String name) {
        try (InputStream file = place.getResourceAsStream(name)) {
            Set<String> texts = new TreeSet<>();
            Matcher matcher = ENGLISH.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                texts.add(matcher.group(1).replace("\\\"", "\""));
            }
            return texts;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
