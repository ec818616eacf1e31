package dev.wanedit.job;

import dev.wanedit.task.Redaction;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The source of a video or an image. The allowed use of each kind, and its limits, are checked by {@link
 * EditJob.Builder#build()}; creating a source checks only its form. {@code toString} hides signatures and payloads.
 */
public sealed interface MediaSource
        permits MediaSource.RemoteUrl, MediaSource.OssUrl, MediaSource.LocalFile, InlineImage {

    /**
     * A URL that the service fetches, so it must be public or signed.
     *
     * @param uri an {@code http} or {@code https} URL
     */
    record RemoteUrl(URI uri) implements MediaSource {
        public RemoteUrl {
            Objects.requireNonNull(uri, "The URL is null.");
        }

        @Override
        public String toString() {
            return Redaction.redact(uri.toString());
        }
    }

    /**
     * A file in the service's temporary storage; kept for 48 hours, and belongs to the account that uploaded it.
     *
     * @param uri an {@code oss} URL
     */
    record OssUrl(URI uri) implements MediaSource {
        public OssUrl {
            Objects.requireNonNull(uri, "The URL is null.");
        }

        @Override
        public String toString() {
            return Redaction.redact(uri.toString());
        }
    }

    /**
     * A file on this machine; it is uploaded to the service's temporary storage before the job is submitted.
     *
     * @param path the file
     */
    record LocalFile(Path path) implements MediaSource {
        public LocalFile {
            Objects.requireNonNull(path, "The file is null.");
        }

        @Override
        public String toString() {
            return Redaction.redact(path.toString());
        }
    }

    /**
     * Reads any spelling: an {@code http}, {@code https} or {@code oss} URL, a {@code data:} URI of an image, a
     * {@code file:} URI, or a plain path.
     *
     * @param text null, like an empty text, is refused
     * @throws IllegalArgumentException if the text is none of these; the message has no secrets
     */
    static MediaSource parse(@Nullable String text) {
        return MediaScheme.parse(text);
    }

    /** A public or signed URL, or an {@code oss} URL, distinguished by the scheme. */
    static MediaSource url(URI uri) {
        Objects.requireNonNull(uri, "The URL is null.");
        return "oss".equalsIgnoreCase(uri.getScheme()) ? new OssUrl(uri) : new RemoteUrl(uri);
    }

    /** A file on this machine. */
    static MediaSource file(Path path) {
        return new LocalFile(path);
    }
}
