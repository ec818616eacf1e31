package dev.wanedit.testkit.service.storage;

import dev.wanedit.testkit.http.Headers;
import dev.wanedit.testkit.http.HttpDate;
import dev.wanedit.testkit.http.Response;
import dev.wanedit.testkit.service.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** One file and how it is sent: completely or in part. */
final class ServedFile {

    private final byte[] content;
    private final String etag;
    private final String lastModified;

    ServedFile(byte[] content, Instant modified) {
        this.content = content;
        this.etag = "\"" + md5(content) + "\"";
        this.lastModified = HttpDate.text(modified);
    }

    Response answer(Headers request) {
        Optional<ByteRange> range = request.first("Range")
                .filter(header -> isStillTheSame(request))
                .flatMap(header -> ByteRange.parse(header, content.length));
        if (range.isEmpty()) {
            return new Response(200, headers(), content);
        }
        return part(range.get());
    }

    private Response part(ByteRange range) {
        if (range.isUnsatisfiable()) {
            Refusal refusal = new Refusal(416, "InvalidRange", "The requested range cannot be satisfied");
            return OssError.of(refusal).with("Content-Range", "bytes */" + content.length);
        }
        String told = "bytes " + range.from() + "-" + (range.to() - 1) + "/" + content.length;
        return new Response(
                206, headers().with("Content-Range", told), Arrays.copyOfRange(content, range.from(), range.to()));
    }

    private boolean isStillTheSame(Headers request) {
        String known = request.first("If-Range").orElse(etag);
        return known.equals(etag) || known.equals(lastModified);
    }

    private Headers headers() {
        return Headers.of("Content-Type", "video/mp4")
                .with("Accept-Ranges", "bytes")
                .with("ETag", etag)
                .with("Last-Modified", lastModified);
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has MD5", impossible);
        }
    }
}
