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
        String plain = folded(decoded(host)).toLowerCase(Locale.ROOT);
        while (plain.endsWith(".")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return plain.isEmpty() ? null : plain;
    }

    /** A host of ASCII is left as it is, without a look into the tables of Unicode. */
    private static String folded(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) >= 0x80) {
                return Normalizer.normalize(host, Normalizer.Form.NFKC).replace('\u3002', '.');
            }
        }
        return host;
    }

    /** True if it is a name of this machine, by its name alone. */
    static boolean isLocalName(String host) {
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    private static String withoutPort(String host) {
        int end = host.startsWith("[") ? host.indexOf(']') : -1;
        if (end >= 0) {
            return host.substring(0, end + 1);
        }
        int colon = host.lastIndexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
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
