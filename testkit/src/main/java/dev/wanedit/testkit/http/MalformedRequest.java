package dev.wanedit.testkit.http;

import java.io.IOException;

/** What came is no HTTP/1.1 request, or too large a one. */
final class MalformedRequest extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedRequest(String what) {
        super(what);
    }
}
