package dev.wanedit.cli.input;

import dev.wanedit.task.JobKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of result files: only names that every file system accepts, and that do not lead out of the folder. */
final class ResultNames {

    private static final String ENDING = ".mp4";
    /** During the download the name also has the task's id and an extension; file systems allow 255 bytes. */
    private static final int MOST_BYTES = 160;

    private static final Pattern UNSAFE = Pattern.compile("[<>:\"/\\\\|?*\\p{Cntrl}\\x{80}-\\x{9f}]");
    private static final Pattern EDGES = Pattern.compile("^[. ]+|[. ]+$");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private ResultNames() {}

    /** The name of the file for a job without a given name. */
    static String of(JobKey key) {
        String safe = EDGES.matcher(UNSAFE.matcher(key.value()).replaceAll("_")).replaceAll("_");
        String name = DEVICE.matcher(safe).matches() ? "_" + safe : safe;
        if (bytes(name) <= MOST_BYTES - ENDING.length()) {
            return name + ENDING;
        }
        // Two long keys with the same beginning must have different names.
        String tail = "-" + String.format(Locale.ROOT, "%08x", key.value().hashCode()) + ENDING;
        while (bytes(name) > MOST_BYTES - tail.length()) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name + tail;
    }

    /** True if a given name is allowed. */
    static boolean allows(String name) {
        return !name.isEmpty()
                && !UNSAFE.matcher(name).find()
                && !EDGES.matcher(name).find()
                && !DEVICE.matcher(name).matches()
                && bytes(name) <= MOST_BYTES;
    }

    /** True if the name can be encoded in the locale's charset, which Java uses for all file names. */
    static boolean canBeWritten(String name) {
        try {
            return !Path.of(name).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A form that is equal for names that some file systems treat as the same name. */
    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
