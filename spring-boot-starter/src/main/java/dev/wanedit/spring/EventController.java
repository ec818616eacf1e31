package dev.wanedit.spring;

import dev.wanedit.VideoEditClient;
import dev.wanedit.event.CompletionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes completion events from EventBridge, if a header or the last part of the path is the secret. Not final, so that an aspect of
 * the application can wrap it.
 */
@RestController
class EventController {

    static final String HEADER = "X-Wanedit-Events-Secret";

    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final VideoEditClient client;
    private final byte[] secret;

    EventController(VideoEditClient client, String secret) {
        this.client = client;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The secret in a header, which access logs and spans do not keep. */
    @PostMapping("${wanedit.events.path:/wanedit/events}")
    ResponseEntity<Void> takeWithHeader(
            @RequestHeader(name = HEADER, required = false) @Nullable String given, InputStream body)
            throws IOException {
        return take(given == null ? "" : given, body);
    }

    /** The secret in the path, for senders that cannot set a header. */
    @PostMapping("${wanedit.events.path:/wanedit/events}/{secret}")
    ResponseEntity<Void> takeWithPath(@PathVariable("secret") String given, InputStream body) throws IOException {
        return take(given, body);
    }

    /** The body is read as bytes, whatever its content type, and never more of it than the longest event has. */
    private ResponseEntity<Void> take(String given, InputStream body) throws IOException {
        if (!MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8))) {
            return ResponseEntity.status(NOT_FOUND).build();
        }
        byte[] event = body.readNBytes(CompletionEvent.LONGEST + 1);
        int status = switch (client.onCompletionEvent(new String(event, StandardCharsets.UTF_8))) {
            case QUERIED, REPEATED, IGNORED -> NO_CONTENT;
            case INVALID -> BAD_REQUEST;
            case BUSY -> UNAVAILABLE;
        };
        return ResponseEntity.status(status).build();
    }
}
