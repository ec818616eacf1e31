package dev.wanedit.engine.part;

import java.io.IOException;

/** Another download of the same task holds the part file. */
final class PartInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    PartInUseException() {
        super("another download of the same task writes there");
    }
}
