package dev.wanedit.probe;

import java.io.IOException;

/**
 * The content breaks the rules of its format, or the limits of the probe. The exception ends a reader and never leaves
 * this package.
 */
class UnreadableMediaException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableMediaException(String message) {
        super(message);
    }
}
