package dev.wanedit.network;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The host of a URL as HTTP stacks read it: they decode percent signs, convert full-width letters and ideographic dots,
 * and ignore a dot at the end. {@link URI#getHost()} is null for many hosts that HTTP stacks accept.
 */
final class HostText {

    private HostText() {}

    /** In lower case, without user and port; null if there is none. */
    static @Nullable String of(URI url) {
        String authority = url.getRawAuthority();
        if (authority == null) {
            return null;
        }
        String host = withoutPort(authority.substring(authority.lastIndexOf('@') + 1));
        String folded = Normalizer.normalize(decoded(host), Normalizer.Form.NFKC)
                .replace('\u3002', '.')
                .toLowerCase(Locale.ROOT);
        String plain = folded.replaceFirst("\\.+$", "");
        return plain.isEmpty() ? null : plain;
    }

    /** True if it is a name of this machine, by its name alone. */
    static boolean isLocalName(String host) {
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    private static String withoutPort(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') : -1;
        return end >= 0 ? host.substring(0, end + 1) : host.replaceFirst(":[^:]*$", "");
    }

    private static String decoded(String host) {
        if (host.indexOf('%') < 0 || host.startsWith("[")) {
            return host;
        }
        try {
            return URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }
}
