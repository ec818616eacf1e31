package dev.wanedit.cli.option;

import dev.wanedit.cli.gallery.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The language of a page. */
public final class PageOptions {

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            description = "the language of the page, index.html; default by the locale")
    private @Nullable Language language;

    public Language language() {
        return language == null ? Language.ofProgram() : language;
    }

    /** The same options, to be appended to another command. */
    public String again() {
        return language == null ? "" : " --lang " + language.word();
    }
}
