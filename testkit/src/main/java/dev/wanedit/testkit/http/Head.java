package dev.wanedit.testkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The part of a request before its body.
 *
 * @param method the method, as it came
 * @param path the path, not decoded, without the query
 * @param query the query, not decoded, without its question mark; empty when there is none
 * @param headers the header fields
 * @param connectionId the number of the connection, from 1, never used twice within one server
 * @param tls whether the connection is encrypted
 */
public record Head(String method, String path, String query, Headers headers, long connectionId, boolean tls) {

    /** The decoded query parameters; if a name comes twice, its last value. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** Without the query, which may hold a signature. */
    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?***") + " " + headers;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }
}
