package dev.wanedit.engine.download;

import dev.wanedit.task.UrlText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes URLs of results; their signed parts stay as they are, byte for byte. */
final class ResultUrls {

    /** Seconds since 1970; no more digits than an {@link Instant} has. */
    private static final Pattern EXPIRES = Pattern.compile("(?:^|&)Expires=([0-9]{1,12})(?:&|$)");

    private ResultUrls() {}

    static boolean isWeb(URI url) {
        return isPlain(url) || "https".equals(scheme(url));
    }

    /** True if the URL is http: then others on the network can read and change the result. */
    static boolean isPlain(URI url) {
        return "http".equals(scheme(url));
    }

    /** The same URL with https; the default port of http becomes the default port of https. */
    static URI secured(URI url) {
        String text = url.toString();
        String rest = text.substring(text.indexOf(':'));
        return URI.create("https" + rest.replaceFirst("^(://[^/?#]*):80(?=[/?#]|$)", "$1"));
    }

    /** The same URL without user and password: no known host needs them. */
    static URI withoutUser(URI url) {
        String authority = url.getRawAuthority();
        if (authority == null || authority.indexOf('@') < 0) {
            return url;
        }
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return URI.create(url.toString().replace("//" + authority, "//" + host));
    }

    /**
     * The target of a redirect.
     *
     * @param from the requested URL
     * @param location the value of the header; may be relative, and may have characters that are not allowed in a URL
     * @return empty if it is not a valid URL
     */
    static Optional<URI> resolved(URI from, String location) {
        try {
            String place = UrlText.encoded(fromUtf8(location).strip());
            if (place.isEmpty() || place.startsWith("#")) {
                return Optional.empty();
            }
            if (place.startsWith("?")) { // The JDK would drop the last part of the path.
                return Optional.of(new URI(withoutQuery(from) + place));
            }
            // If the URL has no path, the JDK would append a relative path to the host without a slash.
            URI base = from.getRawPath().isEmpty() ? new URI(withoutQuery(from) + "/") : from;
            URI found = base.resolve(new URI(place));
            return found.getRawAuthority() == null ? Optional.empty() : Optional.of(found);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The moment at which the URL expires, as its own query says it, in the form of the service's storage; empty if it does not. */
    static Optional<Instant> expires(URI url) {
        String query = url.getRawQuery();
        Matcher found = EXPIRES.matcher(query == null ? "" : query);
        return found.find() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(found.group(1)))) : Optional.empty();
    }

    private static String withoutQuery(URI url) {
        return url.toString().replaceFirst("[?#].*$", "");
    }

    /**
     * Some HTTP stacks read headers as Latin-1, but hosts write UTF-8. Bytes that are valid UTF-8 are almost never
     * anything else.
     */
    private static String fromUtf8(String header) {
        boolean mayBeBytes = header.chars().allMatch(c -> c <= 0xff);
        if (!mayBeBytes) {
            return header;
        }
        try {
            byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }
}
