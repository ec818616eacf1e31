package dev.wanedit.engine.diagnose;

import static dev.wanedit.diagnosis.Subject.LOCALE;

import dev.wanedit.diagnosis.Check;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Checks whether names of files and arguments can have Chinese characters; in the POSIX locale they cannot. */
final class LocaleCheck {

    private static final String HAN = "视频";

    private LocaleCheck() {}

    static Check of(@Nullable String charset) {
        if (charset == null || !Charset.isSupported(charset)) {
            return Check.skipped(LOCALE, "The charset of file names is not known.");
        }
        return Charset.forName(charset).newEncoder().canEncode(HAN)
                ? Check.well(LOCALE, "File names and arguments are in " + charset + ".")
                : Check.suspect(
                        LOCALE,
                        "The locale of this process has the charset " + charset
                                + " (as in the POSIX locale): names of files and arguments with Chinese or"
                                + " other characters outside of it cannot be used.",
                        "Set LC_ALL=C.UTF-8 before Java is started.");
    }
}
