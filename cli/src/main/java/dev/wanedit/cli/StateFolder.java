package dev.wanedit.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where programs keep what they know from one run to the next, by the customs of each system. */
final class StateFolder {

    private static final String PROGRAM = "wanedit";

    private StateFolder() {}

    /**
     * This program's own.
     *
     * @param system the system's name as Java tells it
     * @param environment gives the value of a variable; null if it is not set
     * @param home the user's home
     */
    static Path of(String system, Function<String, @Nullable String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return orElse(
                            environment.apply("LOCALAPPDATA"),
                            home.resolve("AppData").resolve("Local"))
                    .resolve(PROGRAM);
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve(PROGRAM);
        }
        return orElse(
                        environment.apply("XDG_STATE_HOME"),
                        home.resolve(".local").resolve("state"))
                .resolve(PROGRAM);
    }

    /** A relative path is to be ignored, says the XDG Base Directory Specification. */
    private static Path orElse(@Nullable String given, Path usual) {
        try {
            return given != null && Path.of(given).isAbsolute() ? Path.of(given) : usual;
        } catch (InvalidPathException e) {
            return usual;
        }
    }
}
