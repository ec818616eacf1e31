package dev.wanedit.cli.result;

import static java.util.Map.entry;

import dev.wanedit.cli.WaneditCommand;
import dev.wanedit.cli.input.InvalidBatch;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.AwaitTimeoutException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.MissingApiKeyException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.TaskCanceledException;
import dev.wanedit.error.TaskExpiredException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.UploadRefusedException;
import dev.wanedit.error.WaitInterruptedException;
import dev.wanedit.error.WanEditException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/** The exit code of each kind of end; the help text of {@link WaneditCommand} says the same in words. */
public final class ExitCodes {

    public static final int DONE = 0;
    public static final int FAULT = 1;
    public static final int USAGE = 2;
    public static final int ACCOUNT = 3;
    public static final int REFUSED = 4;
    static final int UNREACHABLE = 5;
    static final int WAIT_OVER = 6;
    static final int UNCERTAIN = 7;
    public static final int INTERRUPTED = 130;

    private static final Map<Class<?>, Integer> BY_TYPE = Map.ofEntries(
            entry(InvalidJobException.class, USAGE),
            entry(ConfigurationException.class, USAGE),
            entry(StorageException.class, FAULT),
            entry(MissingApiKeyException.class, ACCOUNT),
            entry(AuthenticationException.class, ACCOUNT),
            entry(PermissionException.class, ACCOUNT),
            entry(BillingException.class, ACCOUNT),
            entry(RequestRejectedException.class, REFUSED),
            entry(UploadRefusedException.class, REFUSED),
            entry(TaskFailedException.class, REFUSED),
            entry(TaskCanceledException.class, REFUSED),
            entry(TaskExpiredException.class, REFUSED),
            entry(TransportException.class, UNREACHABLE),
            entry(ThrottledException.class, UNREACHABLE),
            entry(ServiceUnavailableException.class, UNREACHABLE),
            entry(MalformedResponseException.class, UNREACHABLE),
            entry(AwaitTimeoutException.class, WAIT_OVER),
            entry(SubmitUncertainException.class, UNCERTAIN),
            entry(WaitInterruptedException.class, INTERRUPTED));

    private ExitCodes() {}

    /** An exception that is not wanedit's counts as a fault of this program. */
    public static int of(Throwable fault) {
        if (fault instanceof ParameterException || fault instanceof InvalidBatch) {
            return USAGE;
        }
        Integer known = ofType(fault.getClass());
        return known == null ? FAULT : known;
    }

    /** The code of this type or, if it has none of its own, of its nearest parent; null if none has. */
    static @Nullable Integer ofType(Class<?> type) {
        Class<?> at = type;
        while (at != null && at != WanEditException.class && !BY_TYPE.containsKey(at)) {
            at = at.getSuperclass();
        }
        return at == null ? null : BY_TYPE.get(at);
    }
}
