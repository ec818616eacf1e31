package dev.wanedit.wire;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Checks URLs that the service returned. They are part of an answer, so an invalid URL is a malformed answer.
 *
 * <p>For wanedit's adapters only.
 */
public final class WebUrl {

    private static final int LAST_PORT = 65_535;

    private WebUrl() {}

    /**
     * Returns the URL if a request can be sent to it.
     *
     * @param about the task whose result it is; null if it belongs to no task
     * @throws MalformedResponseException if the scheme is not http or https, or the host is missing, or the port is not
     * possible; the message does not repeat the URL, since it may be signed
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

    /** True if it is an {@code http} or {@code https} URL with a host and a valid port. */
    public static boolean isOne(URI url) {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        return web && url.getHost() != null && url.getPort() != 0 && url.getPort() <= LAST_PORT;
    }
}
