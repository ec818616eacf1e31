package dev.wanedit.cli.log;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Where log lines go. A logging back end belongs to a process and not to a command, so this is the one state that commands
 * in one process share: the last to call {@link #show} gets the lines.
 */
public final class LogLines {

    /** Other libraries log what wanedit does not check for secrets, so their lines are never shown. */
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
