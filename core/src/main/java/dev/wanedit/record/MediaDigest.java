package dev.wanedit.record;

import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.LocalMedia;
import dev.wanedit.job.MediaSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Digest of one medium: of its bytes if they are on this machine, so that a file may be moved; otherwise of its URL.
 */
final class MediaDigest {

    /**
     * The query parameters that hold the signature in URLs of the usual storage services: OSS, S3, Google, COS and
     * Azure.
     */
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?i)(x-(amz|oss|goog|cos)-|q-)[^=]*|(signature|expires|ossaccesskeyid|awsaccesskeyid|googleaccessid"
                    + "|security-token|sig|se|sp|sv|sr|st|spr)");

    private MediaDigest() {}

    static String of(EditJob job, MediaSource source) {
        if (source instanceof MediaSource.RemoteUrl remote) {
            return "url:" + Sha256.of(withoutSignature(remote.uri()));
        }
        if (source instanceof MediaSource.OssUrl oss) {
            return "url:" + Sha256.of(withoutSignature(oss.uri()));
        }
        if (source instanceof MediaSource.LocalFile local && !LocalMedia.mayBeSent(job, local.path())) {
            return JobFingerprint.UNREAD;
        }
        try (InputStream in = open(source)) {
            return "bytes:" + Sha256.of(in);
        } catch (IOException e) {
            return JobFingerprint.UNREAD;
        }
    }

    private static InputStream open(MediaSource source) throws IOException {
        return source instanceof InlineImage image
                ? image.open()
                : Files.newInputStream(((MediaSource.LocalFile) source).path());
    }

    private static String withoutSignature(URI uri) {
        String query = uri.getRawQuery();
        if (query == null) {
            return uri.toString();
        }
        String kept = Arrays.stream(query.split("&", -1))
                .filter(parameter ->
                        !SIGNATURE.matcher(parameter.replaceFirst("=.*", "")).matches())
                .collect(Collectors.joining("&"));
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + "?" + kept;
    }
}
