package dev.wanedit.wire.request;

import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;

/** Names for uploaded files: never used before, since the storage does not allow overwriting. */
final class ObjectName {

    private static final int LONGEST_EXTENSION = 8;

    private ObjectName() {}

    /**
     * A random name with the file's extension. The service knows the type by the extension; the rest of the name may be
     * private, so it is not used.
     */
    static String fresh(Path file) {
        return UUID.randomUUID() + extension(String.valueOf(file.getFileName()));
    }

    private static String extension(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean usable = name.contains(".") && extension.matches("[a-z0-9]{1," + LONGEST_EXTENSION + "}");
        return usable ? "." + extension : "";
    }
}
