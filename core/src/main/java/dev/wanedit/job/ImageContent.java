package dev.wanedit.job;

import java.io.IOException;
import java.io.InputStream;

/** Opens the bytes of an image, again and again; each stream is closed by whoever opened it. */
@FunctionalInterface
interface ImageContent {
    InputStream open() throws IOException;
}
