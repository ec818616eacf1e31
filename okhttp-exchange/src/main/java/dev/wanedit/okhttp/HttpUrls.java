package dev.wanedit.okhttp;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.WebUrl;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * URLs for OkHttp. They are signed, so any change makes them invalid. OkHttp's builder rewrites some characters ({@code '}
 * to {@code %27}) and removes {@code .} and {@code ..} from a path; OkHttp's constructor does not.
 */
final class HttpUrls {

    private static final @Nullable Constructor<HttpUrl> AS_IT_IS = constructor();

    private static final Logger LOG = LoggerFactory.getLogger(HttpUrls.class);
    private static final AtomicBoolean WARNED = new AtomicBoolean();

    private HttpUrls() {}

    /**
     * The URL with an unchanged path and query.
     *
     * @param about the task whose result it is; null if there is none
     * @throws MalformedResponseException if it is not an http(s) URL; the message does not contain it, as it may be signed
     */
    static HttpUrl of(URI url, @Nullable TaskId about) {
        URI ascii = URI.create(WebUrl.checked(url, about).toASCIIString());
        HttpUrl parsed = HttpUrl.get(ascii);
        if (parsed == null) {
            throw new MalformedResponseException(
                    "OkHttp cannot read the URL of a storage host.", ErrorContext.NONE.withTask(about), null);
        }
        return isSame(parsed, ascii) ? parsed : verbatim(parsed, ascii, AS_IT_IS, WARNED);
    }

    /**
     * The unchanged URL, made by this constructor. If that fails, the URL as OkHttp's builder makes it, and a warning is
     * logged once.
     *
     * @param constructor null if this version of OkHttp has none that can be used
     * @param warned true if the warning was logged
     */
    static HttpUrl verbatim(HttpUrl parsed, URI url, @Nullable Constructor<HttpUrl> constructor, AtomicBoolean warned) {
        HttpUrl verbatim = constructor == null ? null : constructed(parsed, url, constructor);
        if (verbatim != null && isSame(verbatim, url)) {
            return verbatim;
        }
        if (!warned.getAndSet(true)) {
            // Not OkHttp's VERSION: the compiler copies it from the OkHttp of our build.
            LOG.warn(
                    "This OkHttp rewrites some characters of URLs, and wanedit cannot prevent it. A host may refuse a signed"
                            + " URL with status 403, as if it had expired. Use an OkHttp that wanedit supports, or the transport"
                            + " jdk.");
        }
        return parsed;
    }

    private static @Nullable HttpUrl constructed(HttpUrl parsed, URI url, Constructor<HttpUrl> constructor) {
        try {
            return constructor.newInstance(
                    parsed.scheme(),
                    "",
                    "",
                    parsed.host(),
                    parsed.port(),
                    parsed.pathSegments(),
                    url.getRawQuery() == null ? null : query(parsed),
                    null,
                    origin(parsed) + path(url) + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static boolean isSame(HttpUrl http, URI url) {
        return http.encodedPath().equals(path(url))
                && String.valueOf(http.encodedQuery()).equals(String.valueOf(url.getRawQuery()));
    }

    private static String path(URI url) {
        return url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }

    /** As OkHttp writes it: the port only if it is not the default of the scheme, an IPv6 address in brackets. */
    private static String origin(HttpUrl url) {
        String text = new HttpUrl.Builder()
                .scheme(url.scheme())
                .host(url.host())
                .port(url.port())
                .build()
                .toString();
        return text.substring(0, text.length() - 1);
    }

    private static List<@Nullable String> query(HttpUrl url) {
        List<@Nullable String> namesAndValues = new ArrayList<>();
        for (int i = 0; i < url.querySize(); i++) {
            namesAndValues.add(url.queryParameterName(i));
            namesAndValues.add(url.queryParameterValue(i));
        }
        return namesAndValues;
    }

    /** Public in OkHttp 4, private in 5. */
    private static @Nullable Constructor<HttpUrl> constructor() {
        try {
            Constructor<HttpUrl> constructor = HttpUrl.class.getDeclaredConstructor(
                    String.class,
                    String.class,
                    String.class,
                    String.class,
                    int.class,
                    List.class,
                    List.class,
                    String.class,
                    String.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
