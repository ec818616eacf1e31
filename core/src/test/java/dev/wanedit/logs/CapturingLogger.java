package dev.wanedit.logs;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Captures all lines of all levels while a test listens. */
final class CapturingLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    CapturingLogger(String name) {
        this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
        return CapturedLogs.capturing();
    }

    @Override
    public boolean isDebugEnabled() {
        return CapturedLogs.capturing();
    }

    @Override
    public boolean isInfoEnabled() {
        return CapturedLogs.capturing();
    }

    @Override
    public boolean isWarnEnabled() {
        return CapturedLogs.capturing();
    }

    @Override
    public boolean isErrorEnabled() {
        return CapturedLogs.capturing();
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
            Object @Nullable [] arguments,
            @Nullable Throwable fault) {
        String message = MessageFormatter.basicArrayFormat(pattern, arguments);
        CapturedLogs.add(level + " " + name + " " + message + (fault == null ? "" : " " + fault));
    }
}
