package dev.wanedit.cli.report;

import java.util.Locale;

/** The events of {@code --json}, which {@code docs/command-line.md} describes. */
public enum EventName {
    UPLOADING,
    UPLOADED,
    SUBMITTED,
    STATUS,
    DOWNLOADING,
    DOWNLOADED,
    RETRYING,
    RECOVERED,
    WARNING,
    JOB,
    DAMAGED,
    DONE,
    ERROR;

    /** @throws IllegalArgumentException if there is no such event */
    static EventName of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The name on the line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
