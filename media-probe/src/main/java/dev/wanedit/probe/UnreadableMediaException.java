package dev.wanedit.probe;

import java.io.IOException;

/** The content breaks its format's rules, or the bounds of the reading. It ends a reader and never leaves this package. */
class UnreadableMediaException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableMediaException(String message) {
        super(message);
    }
}
