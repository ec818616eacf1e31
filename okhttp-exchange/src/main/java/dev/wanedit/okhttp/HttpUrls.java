package dev.wanedit.okhttp;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.task.TaskId;
import dev.wanedit.wire.WebUrl;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * URLs as OkHttp knows them, which are signed, so that a byte more or less makes them worthless. OkHttp writes some
 * characters otherwise ({@code '} as {@code %27}) and takes {@code .} and {@code ..} out of a path, and no method of its
 * builder lets them be. The constructor does that the builder ends in.
 */
final class HttpUrls {

    private static final @Nullable Constructor<HttpUrl> AS_IT_IS = constructor();

    private HttpUrls() {}

    /**
     * The URL with path and query as they are.
     *
     * @param about the task whose result it is; null if it is none's
     * @throws MalformedResponseException if it is no http(s) URL; the message does not repeat it, for it may be signed
     */
    static HttpUrl of(URI url, @Nullable TaskId about) {
        URI ascii = URI.create(WebUrl.checked(url, about).toASCIIString());
        HttpUrl parsed = HttpUrl.get(ascii);
        if (parsed == null) {
            throw new MalformedResponseException(
                    "The URL of a storage host is none for OkHttp.", ErrorContext.NONE.withTask(about), null);
        }
        return isSame(parsed, ascii) ? parsed : verbatim(parsed, ascii);
    }

    /** What OkHttp made of it, if this OkHttp cannot be brought to anything else. */
    private static HttpUrl verbatim(HttpUrl parsed, URI url) {
        if (AS_IT_IS == null) {
            return parsed;
        }
        try {
            HttpUrl verbatim = AS_IT_IS.newInstance(
                    parsed.scheme(),
                    "",
                    "",
                    parsed.host(),
                    parsed.port(),
                    parsed.pathSegments(),
                    url.getRawQuery() == null ? null : query(parsed),
                    null,
                    origin(parsed) + path(url) + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
            return isSame(verbatim, url) ? verbatim : parsed;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return parsed;
        }
    }

    private static boolean isSame(HttpUrl http, URI url) {
        return http.encodedPath().equals(path(url))
                && String.valueOf(http.encodedQuery()).equals(String.valueOf(url.getRawQuery()));
    }

    private static String path(URI url) {
        return url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }

    /** As OkHttp writes it: with a port only where it is not the scheme's own, and an IPv6 address in brackets. */
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

    /** Public in OkHttp 4, and private in 5. */
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
