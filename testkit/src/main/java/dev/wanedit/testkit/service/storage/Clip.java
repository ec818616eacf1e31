package dev.wanedit.testkit.service.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A small bundled video that plays: two seconds of H.264, 320 by 240 pixels. */
public final class Clip {

    private Clip() {}

    /** The bytes of the MP4 file, a fresh copy. */
    public static byte[] bytes() {
        try (InputStream in = Clip.class.getResourceAsStream("/dev/wanedit/testkit/clip.mp4")) {
            return Objects.requireNonNull(in, "clip.mp4 is missing from the jar")
                    .readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("The bundled clip cannot be read", broken);
        }
    }
}
