package dev.wanedit.cli.gallery;

import java.util.Locale;

/** The languages of the page. */
public enum Language {
    EN("en"),
    ZH("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** By the locale of the program, which Java reads from the environment; English for every other language. */
    public static Language ofProgram() {
        String spoken = System.getProperty("user.language.display", System.getProperty("user.language", ""));
        return spoken.equals("zh") ? ZH : EN;
    }

    /** For HTML. */
    String tag() {
        return tag;
    }

    /** Its name as an option. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The resource with its texts. */
    String resource() {
        return "texts-" + word() + ".json";
    }
}
