package dev.wanedit.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is done to the URLs of results; their signed parts stay as they are, byte for byte. */
final class ResultUrls {

    private static final String LEGAL =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
    private static final Pattern BEFORE_PATH = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://[^/?#]*)?");

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
            String place = legal(location.strip());
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

    /** As it is if it can be; else what no URL has is encoded, as browsers do. */
    private static String legal(String text) {
        try {
            new URI(text);
            return text;
        } catch (URISyntaxException e) {
            Matcher start = BEFORE_PATH.matcher(text);
            int path = start.lookingAt() ? start.end() : 0;
            int query = text.indexOf('?', path);
            int end = query < 0 ? text.length() : query;
            String brackets =
                    encoded(text.substring(path, end)).replace("[", "%5B").replace("]", "%5D");
            return text.substring(0, path) + brackets + encoded(text.substring(end));
        }
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (codePoint < 0x80 && LEGAL.indexOf(codePoint) >= 0) {
                encoded.appendCodePoint(codePoint);
            } else {
                for (byte one : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format(Locale.ROOT, "%%%02X", one));
                }
            }
        });
        return encoded.toString();
    }

    private static String scheme(URI url) {
        return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    }
}
