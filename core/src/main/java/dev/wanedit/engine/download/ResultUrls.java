package dev.wanedit.engine.download;

import dev.wanedit.task.UrlText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What is done to the URLs of results; their signed parts stay as they are, byte for byte. */
final class ResultUrls {

    private ResultUrls() {}

    static boolean isWeb(URI url) {
        return isPlain(url) || "https".equals(scheme(url));
    }

    /** Whether it is http, where everybody on the way can read and change what comes. */
    static boolean isPlain(URI url) {
        return "http".equals(scheme(url));
    }

    /** The same place by https; the port of http becomes that of https. */
    static URI secured(URI url) {
        String text = url.toString();
        String rest = text.substring(text.indexOf(':'));
        return URI.create("https" + rest.replaceFirst("^(://[^/?#]*):80(?=[/?#]|$)", "$1"));
    }

    /** The same without user and password: no host that we know needs them. */
    static URI withoutUser(URI url) {
        String authority = url.getRawAuthority();
        if (authority == null || authority.indexOf('@') < 0) {
            return url;
        }
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return URI.create(url.toString().replace("//" + authority, "//" + host));
    }

    /**
     * Where a redirect leads.
     *
     * @param from the URL that was asked for
     * @param location what the header says, perhaps relative, perhaps with characters that no URL has
     * @return empty if that is no place
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
            // The JDK would put a relative path right behind the host of a URL without one.
            URI base = from.getRawPath().isEmpty() ? new URI(withoutQuery(from) + "/") : from;
            URI found = base.resolve(new URI(place));
            return found.getRawAuthority() == null ? Optional.empty() : Optional.of(found);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String withoutQuery(URI url) {
        return url.toString().replaceFirst("[?#].*$", "");
    }

    /**
     * Some HTTP stacks read headers byte by byte, as Latin-1, though hosts write UTF-8 there. Bytes that are UTF-8 are hardly
     * ever meant as anything else.
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
