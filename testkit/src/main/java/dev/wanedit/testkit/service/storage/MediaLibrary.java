package dev.wanedit.testkit.service.storage;

import dev.wanedit.testkit.service.Addresses;
import dev.wanedit.testkit.service.FakeTask;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The media that the service knows: uploaded ones and hosted ones. It never downloads anything. Thread-safe. */
public final class MediaLibrary {

    static final String HOSTED_PATH = "/media/";

    private static final Duration LIFE_OF_UPLOAD = Duration.ofHours(48);

    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final Map<String, byte[]> hosted = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Addresses addresses;

    public MediaLibrary(InstantSource clock, Addresses addresses) {
        this.clock = clock;
        this.addresses = addresses;
    }

    public URI host(String name, byte[] content) {
        hosted.put(name, content.clone());
        return addresses.media().resolve(HOSTED_PATH + name);
    }

    Optional<byte[]> hosted(String name) {
        return Optional.ofNullable(hosted.get(name));
    }

    /** Stores an upload; false when the key has been used before. */
    boolean upload(String key, byte[] content) {
        return uploads.putIfAbsent(key, new Upload(content, clock.instant())) == null;
    }

    /** The bytes of a media URL, if the service knows them. */
    public Optional<byte[]> known(String url) {
        if (url.startsWith("oss://")) {
            return Optional.ofNullable(uploads.get(url.substring("oss://".length())))
                    .filter(upload -> clock.instant().isBefore(upload.at().plus(LIFE_OF_UPLOAD)))
                    .map(Upload::content);
        }
        String here = addresses.media().resolve(HOSTED_PATH).toString();
        return url.startsWith(here) ? hosted(url.substring(here.length())) : Optional.empty();
    }

    /** The service's message about a URL that it cannot use; empty if it can use it. */
    public Optional<String> complaintAbout(FakeTask.Media media) {
        String url = media.url();
        if (url.startsWith("data:")) {
            return isImage(url) && media.type().equals("reference_image")
                    ? Optional.empty()
                    : Optional.of("Failed to decode the data URI of a " + media.type());
        }
        if (url.startsWith("oss://") || url.startsWith(addresses.media().toString())) {
            return known(url).isPresent() ? Optional.empty() : failed(url);
        }
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            return Optional.of("url error, please check url!");
        }
        return isUnreachable(url) ? failed(url) : Optional.empty();
    }

    private static Optional<String> failed(String url) {
        return Optional.of("Failed to download " + url);
    }

    private static boolean isUnreachable(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null || host.endsWith(".invalid");
        } catch (IllegalArgumentException malformed) {
            return true;
        }
    }

    private static boolean isImage(String dataUri) {
        int comma = dataUri.indexOf(',');
        if (!dataUri.startsWith("data:image/")
                || comma < 0
                || !dataUri.substring(0, comma).endsWith(";base64")) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(dataUri.substring(comma + 1)).length > 0;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private record Upload(byte[] content, Instant at) {}
}
