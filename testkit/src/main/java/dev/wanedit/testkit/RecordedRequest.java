package dev.wanedit.testkit;

import dev.wanedit.testkit.http.Head;
import dev.wanedit.testkit.http.Headers;
import dev.wanedit.testkit.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it reached the fake.
 *
 * @param kind its kind
 * @param head method, path, query, header fields, and its connection
 * @param body the received part of the body, not copied: do not change it
 * @param complete true if the whole body was read; false if the client went away or the fake did not read it
 */
public record RecordedRequest(RequestKind kind, Head head, byte[] body, boolean complete) {

    /** The method, as it came. */
    public String method() {
        return head.method();
    }

    /** The path, not decoded, without the query. */
    public String path() {
        return head.path();
    }

    /** The query, not decoded; empty when there is none. */
    public String query() {
        return head.query();
    }

    /** The decoded query parameters. */
    public Map<String, String> parameters() {
        return head.parameters();
    }

    /** The header fields; names are compared without regard to case. */
    public Headers headers() {
        return head.headers();
    }

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return head.headers().first(name);
    }

    /** The number of the connection: equal for requests that shared one. */
    public long connectionId() {
        return head.connectionId();
    }

    /** True if the connection was encrypted. */
    public boolean tls() {
        return head.tls();
    }

    /** The body as UTF-8 text. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as JSON: maps, lists, strings, numbers, booleans.
     *
     * @throws AssertionError if it is not JSON
     */
    public @Nullable Object json() {
        try {
            return Json.read(body);
        } catch (IOException noJson) {
            throw new AssertionError("The body of " + this + " is no JSON", noJson);
        }
    }

    /** Without credentials, query values and the body. */
    @Override
    public String toString() {
        return kind + " " + head + " (" + body.length + " bytes" + (complete ? ")" : ", incomplete)");
    }
}
