package dev.wanedit.probe;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A box of a movie.
 *
 * @param type its four characters
 * @param body position where its content begins
 * @param end position where its content ends, at most the end of its parent
 */
record Box(String type, long body, long end) {

    /**
     * The first bytes of the content.
     *
     * @throws UnreadableMediaException if the box is shorter
     */
    ByteBuffer head(MediaBytes bytes, int length) throws IOException {
        return part(bytes, 0, length);
    }

    /**
     * Some bytes of the content.
     *
     * @throws UnreadableMediaException if the box is shorter
     */
    ByteBuffer part(MediaBytes bytes, long from, int length) throws IOException {
        if (end - body - from < length) {
            throw new UnreadableMediaException("the box " + type + " is too short");
        }
        return bytes.at(body + from, length);
    }

    BoxWalk children(MediaBytes bytes) {
        return new BoxWalk(bytes, body, end);
    }
}
