package dev.wanedit.cli.log;

import dev.wanedit.task.Redaction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes one line for each call, for example {@code info: Job a: checked in 35 ms.} */
final class LineLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    LineLogger(String name) {
        this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
        return LogLines.shows(name, Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return LogLines.shows(name, Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return LogLines.shows(name, Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return LogLines.shows(name, Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return LogLines.shows(name, Level.ERROR);
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable fault) {
        String message = MessageFormatter.basicArrayFormat(pattern, arguments);
        String cause = fault == null ? "" : " " + fault;
        LogLines.add(level.name().toLowerCase(Locale.ROOT) + ": " + Redaction.redact(message + cause));
    }
}
