package dev.wanedit.fleet.node;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.wanedit.record.Sha256;
import dev.wanedit.task.JobKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The names of the tasks in db-scheduler's table, and what is stored there: nothing but job keys. */
public final class FleetTasks {

    private static final String DRIVE = "wanedit-drive";
    private static final String OUTBOX = "wanedit-outbox";
    private static final String DOWNLOAD = "wanedit-download";

    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 9;

    private FleetTasks() {}

    /** It has one instance. The name has the account: a node takes every execution whose name it knows. */
    public static String drive(String account) {
        return DRIVE + ":" + account;
    }

    /** It has one instance, if the account has a node with a listener. */
    public static String outbox(String account) {
        return OUTBOX + ":" + account;
    }

    /** It has one instance for each result. */
    public static String download(String account) {
        return DOWNLOAD + ":" + account;
    }

    /** The download of a job's result. A key may be longer than the column of MySQL. */
    public static TaskInstance<String> download(String account, JobKey key) {
        return new TaskInstance<>(download(account), Sha256.of(key.value()), key.value());
    }

    /** The same execution again, after a wait that is no failure. */
    public static <T> CompletionHandler<T> again(Duration wait) {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(wait));
    }

    /** The wait doubles with each failure in a row, from two seconds to ten minutes. */
    public static <T> FailureHandler<T> backoff() {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(wait(complete)));
    }

    private static Duration wait(ExecutionComplete complete) {
        int failures = Math.min(complete.getExecution().consecutiveFailures, DOUBLINGS);
        Duration doubled = FIRST_RETRY.multipliedBy(1L << failures);
        return doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
    }

    /** Texts as UTF-8: objects of Java are never read from the database. */
    public static Serializer texts() {
        return new Serializer() {
            @Override
            public byte @Nullable [] serialize(@Nullable Object data) {
                return data == null ? null : data.toString().getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
                return stored == null || type == Void.class
                        ? null
                        : type.cast(new String(stored, StandardCharsets.UTF_8));
            }
        };
    }
}
