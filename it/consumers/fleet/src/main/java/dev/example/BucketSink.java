package dev.example;

import dev.wanedit.fleet.result.FleetSink;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.JobKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Stores results in a bucket by presigned URLs: the nodes have no credentials of the bucket. */
public final class BucketSink implements FleetSink {

    /** Signs one upload: the SDK of the bucket, or a service of your own that has the credentials. */
    public interface Signer {

        /**
         * @param size the bytes, and {@code sha256} their digest in hexadecimal: sign both, so that the bucket stores nothing else
         */
        Upload sign(String object, long size, String sha256) throws IOException;
    }

    /** A signed URL, and the headers that were signed with it. */
    public record Upload(URI url, Map<String, String> headers) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final URI bucket;
    private final Signer signer;

    /** @param bucket the bucket's URL, without a signature, with a slash at the end */
    public BucketSink(URI bucket, Signer signer) {
        this.bucket = bucket;
        this.signer = signer;
    }

    /** The same job always has the same object with the same content, so a second PUT changes nothing. */
    @Override
    public URI store(JobKey key, EditedVideo video) throws IOException, InterruptedException {
        String object = name(key);
        Upload upload = signer.sign(object, video.size(), video.sha256());
        HttpRequest.Builder put = HttpRequest.newBuilder(upload.url())
                .timeout(Duration.ofMinutes(10))
                .PUT(BodyPublishers.ofFile(video.file()));
        upload.headers().forEach(put::header);
        int status = send(object, put.build());
        if (status / 100 != 2) {
            throw new IOException("The bucket refused " + object + " with status " + status + ".");
        }
        return bucket.resolve(object);
    }

    /** The answer's text and the client's exceptions may have the URL with its signature: none of them is passed on. */
    private int send(String object, HttpRequest put) throws IOException, InterruptedException {
        try {
            return http.send(put, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new IOException("The bucket did not answer for " + object + ": "
                    + e.getClass().getSimpleName() + ".");
        }
    }

    /** A key may have any characters, and an object's name should not. */
    private static String name(JobKey key) {
        return "results/" + UUID.nameUUIDFromBytes(key.value().getBytes(StandardCharsets.UTF_8)) + ".mp4";
    }
}
