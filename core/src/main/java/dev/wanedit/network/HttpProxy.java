package dev.wanedit.network;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.task.Redaction;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy: https requests go through a tunnel that it opens ({@code CONNECT}), plain http requests are sent to
 * the proxy itself.
 *
 * @param host its name or address, an IPv6 address without brackets
 * @param port its port
 * @param user the user for Basic authentication; null for no authentication
 * @param password the user's password; null if there is no user
 */
public record HttpProxy(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {

    /** The default port of http, which most programs use; only curl uses 1080. */
    private static final int USUAL_PORT = 80;

    private static final int LARGEST_PORT = 65_535;

    /**
     * Not read as a {@link java.net.URI}, which does not accept a host with an underscore: container networks have such
     * names.
     */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(?<name>[A-Za-z0-9._-]+)|\\[(?<six>[0-9A-Fa-f:.]+)])(?::(?<port>\\d{0,5}))?/?");

    /**
     * Reads {@code http://user:password@host:port}; everything but the host may be left out; the default port is 80.
     * User and password may be percent-encoded.
     *
     * @param text the value from the application or its environment
     * @param source where it comes from, for messages, such as {@code HTTPS_PROXY}
     * @throws ConfigurationException if it is not such a URL, or is a kind of proxy that transports cannot use
     */
    public static HttpProxy parse(String text, String source) {
        String rest = withoutScheme(text.trim(), source);
        int at = rest.lastIndexOf('@');
        String user = at < 0 ? null : rest.substring(0, at);
        Matcher address = ADDRESS.matcher(rest.substring(at + 1));
        if (!address.matches()) {
            throw unusable(source, "is not the URL of a proxy");
        }
        String name = address.group("name");
        String host = name == null ? address.group("six") : name;
        String port = address.group("port");
        int number = port == null || port.isEmpty() ? USUAL_PORT : Integer.parseInt(port);
        boolean readable = name != null || LiteralAddress.of("[" + host.toLowerCase(Locale.ROOT) + "]") != null;
        if (!readable || number > LARGEST_PORT || number == 0) {
            throw unusable(source, "is not the URL of a proxy");
        }
        return withUser(host, number, user, source);
    }

    /** {@code host:port}, for messages. */
    public String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** The value of {@code Proxy-Authorization}; null if there is no user. A secret. */
    public @Nullable String authorization() {
        if (user == null) {
            return null;
        }
        byte[] both = (user + ":" + (password == null ? "" : password)).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** Everything but user and password. */
    @Override
    public String toString() {
        return Redaction.redact("http://" + (user == null ? "" : "***@") + address());
    }

    private static HttpProxy withUser(String host, int port, @Nullable String userInfo, String source) {
        if (userInfo == null) {
            return new HttpProxy(host, port, null, null);
        }
        int colon = userInfo.indexOf(':');
        String user = decoded(colon < 0 ? userInfo : userInfo.substring(0, colon), source);
        String password = colon < 0 ? "" : decoded(userInfo.substring(colon + 1), source);
        if ((user + password).chars().anyMatch(Character::isISOControl) || user.contains(":")) {
            throw unusable(source, "has a user or a password with a character that cannot be sent");
        }
        return new HttpProxy(host, port, user, password);
    }

    private static String withoutScheme(String text, String source) {
        int end = text.indexOf("://");
        if (end < 0) {
            return text;
        }
        String scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http")) {
            throw unusable(source, "names a proxy that is not an HTTP proxy");
        }
        return text.substring(end + 3);
    }

    private static String decoded(String text, String source) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unusable(source, "has a percent sign that encodes nothing; write it as %25");
        }
    }

    /** The message does not repeat the value, since any part of it may be a password. */
    private static ConfigurationException unusable(String source, String problem) {
        return new ConfigurationException(
                "The proxy of " + source + " cannot be used: it " + problem + ".",
                "Give one such as http://user:password@proxy.example.com:3128, or switch the proxy off.");
    }
}
