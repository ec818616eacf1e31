package dev.wanedit.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A well formed answer. {@code Content-Length} is added when it is not among the headers.
 *
 * @param status the status code, 100 to 999
 * @param headers the header fields
 * @param body the body, not copied; sent only when the request's method was not {@code HEAD}
 */
public record Response(int status, Headers headers, byte[] body) implements Reply {

    /** An answer without header fields and without a body. */
    public static Response empty(int status) {
        return new Response(status, Headers.none(), new byte[0]);
    }

    /** An answer with a text in UTF-8. */
    public static Response text(int status, String contentType, String body) {
        return new Response(status, Headers.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** A JSON answer. */
    public static Response json(int status, String body) {
        return text(status, "application/json;charset=utf-8", body);
    }

    /** This answer with one more header field. */
    public Response with(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    /** This answer with another body and its length. */
    public Response withBody(byte[] other) {
        return new Response(status, headers, other);
    }

    @Override
    public void sendTo(Wire wire) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 512);
        message.writeBytes(head(true));
        if (!wire.answersHead()) {
            message.writeBytes(body);
        }
        wire.send(message.toByteArray());
        if (headers.hasToken("Connection", "close")) {
            wire.close();
        }
    }

    /**
     * Status line and header fields with the empty line that ends them.
     *
     * @param withLength whether to add {@code Content-Length}; false for a body with another framing
     */
    public byte[] head(boolean withLength) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason() + "\r\n");
        for (Map.Entry<String, String> field : headers.entries()) {
            head.append(field.getKey()).append(": ").append(field.getValue()).append("\r\n");
        }
        // A 204 and a 304 have no body, so a length would only mislead.
        if (withLength && status != 204 && status != 304 && !headers.contains("Content-Length")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private String reason() {
        return switch (status) {
            case 200 -> "OK";
            case 206 -> "Partial Content";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 429 -> "Too Many Requests";
            default -> "Status";
        };
    }

    @Override
    public String toString() {
        return status + " (" + body.length + " bytes)";
    }
}
