package dev.wanedit.logs;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The lines that are logged while this is open: {@code LEVEL logger message}. One at a time. */
public final class CapturedLogs implements AutoCloseable {

    private static volatile @Nullable CapturedLogs open;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private CapturedLogs() {}

    public static CapturedLogs open() {
        CapturedLogs logs = new CapturedLogs();
        open = logs;
        return logs;
    }

    /** What was logged so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        open = null;
    }

    static boolean capturing() {
        return open != null;
    }

    static void add(String line) {
        CapturedLogs logs = open;
        if (logs != null) {
            logs.lines.add(line);
        }
    }
}
