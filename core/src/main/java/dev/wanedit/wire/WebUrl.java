package dev.wanedit.wire;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * URLs of hosts that the service names: they are part of an answer, so one that is none is a malformed answer.
 *
 * <p>For wanedit's adapters only.
 */
public final class WebUrl {

    private static final int LAST_PORT = 65_535;

    private WebUrl() {}

    /**
     * Returns the URL if there can be a request to it.
     *
     * @param about the task whose result it is; null if it is none's
     * @throws MalformedResponseException if it is none of http(s), or has no host or an impossible port; the message does
     *     not repeat it, for it may be signed
     */
    public static URI checked(URI url, @Nullable TaskId about) {
        if (isOne(url)) {
            return url;
        }
        throw new MalformedResponseException(
                "The storage host's URL is not a valid http(s) URL: its host or port is invalid.",
                ErrorContext.NONE.withTask(about),
                null);
    }

    public static boolean isOne(URI url) {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        return web && url.getHost() != null && url.getPort() != 0 && url.getPort() <= LAST_PORT;
    }
}
