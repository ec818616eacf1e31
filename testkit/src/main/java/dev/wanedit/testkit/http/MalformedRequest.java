package dev.wanedit.testkit.http;

import java.io.IOException;

/** The bytes are not an HTTP/1.1 request, or the request is too large. */
final class MalformedRequest extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedRequest(String what) {
        super(what);
    }
}
