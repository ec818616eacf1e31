package dev.wanedit.cli.process;

import dev.wanedit.error.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The folder for data that a program keeps between runs, by the conventions of each system. */
final class StateFolder {

    private static final String PROGRAM = "wanedit";

    private StateFolder() {}

    /**
     * The folder of this program.
     *
     * @param system the system's name from Java
     * @param environment returns the value of a variable; null if it is not set
     * @param home the user's home from Java: {@code ?} for a user without an entry in passwd and without HOME
     * @throws ConfigurationException if the home is not a real one. The folder would then be, for example, below the
     * working folder: a command in another folder would not find the jobs and would pay for them again
     */
    static Path of(String system, Function<String, @Nullable String> environment, String home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return orElse(environment.apply("LOCALAPPDATA"), home, "AppData", "Local");
        }
        if (name.startsWith("mac")) {
            return orElse(null, home, "Library", "Application Support");
        }
        return orElse(environment.apply("XDG_STATE_HOME"), home, ".local", "state");
    }

    /** By the XDG Base Directory Specification a relative path is ignored. */
    private static Path orElse(@Nullable String given, String home, String... below) {
        Path named = given == null ? null : absolute(given);
        Path folder = named == null ? Path.of(folder(home).toString(), below) : named;
        return folder.resolve(PROGRAM);
    }

    private static Path folder(String home) {
        Path folder = absolute(home);
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ConfigurationException(
                    "There is no folder to keep jobs in: the user's home is " + Shell.quote(home)
                            + ", which is not an absolute path of a folder.",
                    "Name a file with --store, or set HOME or XDG_STATE_HOME.");
        }
        return folder;
    }

    private static @Nullable Path absolute(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
