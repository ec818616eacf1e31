package dev.wanedit.job;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image that is sent inside the create request as base64. It needs a third more bytes than the file, but no upload.
 * Only for images: the service takes no inline video.
 */
public final class InlineImage implements MediaSource {

    private static final String PREFIX = "data:";
    private static final String MARK = ";base64";
    /** In words: what looks like a data URI is masked in messages. */
    private static final String FORM =
            "A data URI of an image has this form: the word data and a colon, the type such as"
                    + " image/png, a semicolon, the word base64 and a comma, and then the image in base64.";

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern MIME_TYPE = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");

    private final String mimeType;
    private final long size;
    private final ImageContent content;
    private final @Nullable Path file;
    /** The file, or the bytes in memory: what makes two images equal. */
    private final Object source;

    private InlineImage(String mimeType, long size, ImageContent content, @Nullable Path file, Object source) {
        this.mimeType = mimeType;
        this.size = size;
        this.content = content;
        this.file = file;
        this.source = source;
    }

    /**
     * The image in these bytes, which are copied; its type is read from its first bytes.
     *
     * @throws IllegalArgumentException if the bytes begin like none of JPEG, PNG, BMP and WEBP
     */
    public static InlineImage of(byte[] bytes) {
        byte[] copy = bytes.clone();
        return ofMemory(ImageType.sniff(copy, "the given bytes"), copy);
    }

    /**
     * The image in this file, which is read piece by piece while the job is sent; its type is read from its first bytes
     * now. If the file is missing then, or has another size, the submit fails and no task is created.
     *
     * @throws IllegalArgumentException if the file cannot be read, or begins like none of JPEG, PNG, BMP and WEBP
     */
    public static InlineImage of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String mimeType = ImageType.sniff(in.readNBytes(ImageType.LONGEST_MARK), file.toString());
            return new InlineImage(mimeType, Files.size(file), () -> Files.newInputStream(file), file, file);
        } catch (IOException e) {
            throw new IllegalArgumentException(UnreadableFile.explain(file), e);
        }
    }

    /**
     * Reads a {@code data:image/…;base64,…} URI; white space in its payload is ignored.
     *
     * @param uri null is refused like a text of another form
     * @throws IllegalArgumentException if it is not of this form; the message does not repeat it
     */
    public static InlineImage ofDataUri(@Nullable String uri) {
        if (uri == null) {
            throw new IllegalArgumentException(FORM);
        }
        int comma = uri.indexOf(',');
        String head = uri.substring(0, Math.max(comma, 0)).toLowerCase(Locale.ROOT);
        if (!head.startsWith(PREFIX) || !head.endsWith(MARK)) {
            throw new IllegalArgumentException(FORM);
        }
        String mimeType = head.substring(PREFIX.length(), head.indexOf(';'));
        if (!MIME_TYPE.matcher(mimeType).matches()) {
            throw new IllegalArgumentException(FORM);
        }
        return ofMemory(mimeType, decoded(uri.substring(comma + 1)));
    }

    private static InlineImage ofMemory(String mimeType, byte[] bytes) {
        return new InlineImage(
                mimeType, bytes.length, () -> new ByteArrayInputStream(bytes), null, ByteBuffer.wrap(bytes));
    }

    /**
     * Strict, because the MIME decoder would skip characters that are not base64 and return a broken image, which would
     * be billed.
     */
    private static byte[] decoded(String payload) {
        try {
            return Base64.getDecoder().decode(WHITE_SPACE.matcher(payload).replaceAll(""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The data URI's payload is not base64.");
        }
    }

    /** For example {@code image/png}. */
    public String mimeType() {
        return mimeType;
    }

    /** The file that the image is read from; empty if it is in memory. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** Bytes of the image itself, not of its base64 form; of a file, as many as it had when this was made. */
    public long size() {
        return size;
    }

    /** Opens the image's bytes; the caller closes the stream. */
    public InputStream open() throws IOException {
        return content.open();
    }

    /** True for the same type and the same bytes in memory, or the same file with the same size. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InlineImage image
                && mimeType.equals(image.mimeType)
                && size == image.size
                && source.equals(image.source);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mimeType, size, source);
    }

    /** Type and size only. */
    @Override
    public String toString() {
        return PREFIX + mimeType + ";*** (" + size + " bytes)";
    }
}
