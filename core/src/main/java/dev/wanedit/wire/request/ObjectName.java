package dev.wanedit.wire.request;

import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;

/** Names for uploaded files: never used before, since the storage forbids to overwrite. */
final class ObjectName {

    private static final int LONGEST_EXTENSION = 8;

    private ObjectName() {}

    /** A random name that keeps the file's extension, by which the service tells its type; the rest may be private. */
    static String fresh(Path file) {
        return UUID.randomUUID() + extension(String.valueOf(file.getFileName()));
    }

    private static String extension(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean usable = name.contains(".") && extension.matches("[a-z0-9]{1," + LONGEST_EXTENSION + "}");
        return usable ? "." + extension : "";
    }
}
