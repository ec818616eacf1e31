package dev.wanedit.cli.log;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The target of log lines. A logging back end belongs to a process and not to a command. So this is the only state that
 * commands in one process share: the last caller of {@link #show} receives the lines.
 */
public final class LogLines {

    /** Lines of other libraries are never shown, since wanedit cannot check them for secrets. */
    private static final String OURS = "dev.wanedit.";

    private static volatile @Nullable LogLines shown;

    private final Level least;
    private final Consumer<String> sink;

    private LogLines(Level least, Consumer<String> sink) {
        this.least = least;
        this.sink = sink;
    }

    /**
     * Shows the lines of this level and above from now on.
     *
     * @param sink receives each line, on the thread that logs it
     */
    public static void show(Level least, Consumer<String> sink) {
        shown = new LogLines(least, sink);
    }

    /** Shows no lines from now on. */
    public static void hide() {
        shown = null;
    }

    static boolean shows(String logger, Level level) {
        LogLines lines = shown;
        return lines != null && level.toInt() >= lines.least.toInt() && logger.startsWith(OURS);
    }

    static void add(String line) {
        LogLines lines = shown;
        if (lines != null) {
            lines.sink.accept(line);
        }
    }
}
