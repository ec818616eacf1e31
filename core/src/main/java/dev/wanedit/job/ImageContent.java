package dev.wanedit.job;

import java.io.IOException;
import java.io.InputStream;

/** Opens the bytes of an image, again and again; the caller closes each stream. */
@FunctionalInterface
interface ImageContent {
    InputStream open() throws IOException;
}
