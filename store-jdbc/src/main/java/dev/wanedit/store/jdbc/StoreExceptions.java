package dev.wanedit.store.jdbc;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.StorageException;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.Redaction;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions of a store: they say which store, what failed, why, and what to do next. They hold no secret.
 */
final class StoreExceptions {

    private static final int ENOUGH = 1000;
    private static final Pattern PASSWORD =
            Pattern.compile("((?:password|passwd|pwd|secret|token)\\s*[=:]\\s*)[^\\s;&,]+", Pattern.CASE_INSENSITIVE);
    /** A driver that knows no user before the host takes both for the host. */
    private static final Pattern USER = Pattern.compile("(?<![^\\s/'\"])([^\\s/@:]+):[^\\s/@]+@");

    private static final Pattern STATEMENT = Pattern.compile(";? ?SQL statement:.*", Pattern.DOTALL);

    private final Database database;

    /** @param database the store's database; its name and its problems are used */
    StoreExceptions(Database database) {
        this.database = database;
    }

    /**
     * The exception for a failed call.
     *
     * @param could what the store could not do, for example {@code be opened}
     * @param key the job of the call, null if there is none
     * @param error the error of the database or of a connection pool; an exception of wanedit is returned as it is
     */
    StorageException of(String could, @Nullable JobKey key, Exception error) {
        if (error instanceof StorageException ours) {
            return ours;
        }
        DatabaseProblem fault = database.problem(DatabaseProblem.of(error));
        return new StorageException(
                subject() + " could not " + could + ": " + fault.reason() + ".",
                key == null ? ErrorContext.NONE : about(key.value()),
                fault.remedy(),
                masked(error));
    }

    StorageException unknownProduct() {
        return new StorageException(
                subject() + " could not be opened: the database is none of PostgreSQL, MySQL, MariaDB and H2.",
                ErrorContext.NONE,
                "Nothing was changed. Use one of these, or a file: JdbcJobStore.file(path), in Spring Boot"
                        + " wanedit.store.type=file.",
                null);
    }

    /** @param known the newest version that this code works with */
    StorageException newerSchema(int version, int known) {
        return new StorageException(
                subject() + " could not be opened: its tables are of version " + version + ", known up to " + known
                        + ".",
                ErrorContext.NONE,
                "Nothing was changed. Use the version of wanedit that made them, or a newer one.",
                null);
    }

    StorageException newerRecord(String key, int format, int known) {
        return new StorageException(
                subject() + " has a record of format " + format + ", known up to " + known + ".",
                about(key),
                "It was left as it is. Use the version of wanedit that wrote it, or a newer one.",
                null);
    }

    /** @param cause null if the record can be read but is not the one that was stored */
    StorageException unreadableRecord(String key, @Nullable Exception cause) {
        return new StorageException(
                subject() + " has a damaged record.",
                about(key),
                "It was left as it is. Look for the job in the account's list. Keep this store: an older copy lacks the"
                        + " jobs that were paid since.",
                cause);
    }

    private String subject() {
        return "The job store " + database.name();
    }

    private static ErrorContext about(String key) {
        return new ErrorContext(key, null, null, null, null);
    }

    /** The same error without possible secrets; its causes are kept as text. */
    private static SQLException masked(Exception error) {
        StringBuilder text = new StringBuilder(text(error));
        for (Throwable cause = error.getCause(); cause != null && text.length() < ENOUGH; cause = cause.getCause()) {
            text.append("; caused by ").append(text(cause));
        }
        SQLException masked = error instanceof SQLException sql
                ? new SQLException(text.toString(), sql.getSQLState(), sql.getErrorCode())
                : new SQLException(text.toString());
        masked.setStackTrace(error.getStackTrace());
        return masked;
    }

    private static String text(Throwable error) {
        String text = error.getClass().getSimpleName() + ": " + Objects.requireNonNullElse(error.getMessage(), "");
        String withoutStatement = STATEMENT.matcher(text).replaceAll("").strip();
        return USER.matcher(PASSWORD.matcher(Redaction.redact(withoutStatement)).replaceAll("$1***"))
                .replaceAll("$1:***@");
    }
}
