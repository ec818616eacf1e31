package dev.wanedit.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a host that is a numeric address, in every form that resolvers accept: {@code 127.0.0.1}, {@code 127.1},
 * {@code 2130706433}, {@code 0x7f.1}, {@code 0177.0.0.1}, {@code [::1]}. Never asks a resolver.
 */
final class LiteralAddress {

    private static final int MOST_PARTS = 4;
    private static final long LARGEST = 0xffff_ffffL;
    private static final Pattern PART = Pattern.compile("0x[0-9a-f]{0,16}|[0-9]{1,20}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]{2,60}");

    private LiteralAddress() {}

    /** Null if the host is a name. An IPv6 address that wraps an IPv4 address may be returned as either of the two. */
    static @Nullable InetAddress of(String host) {
        if (host.indexOf(':') >= 0 || host.startsWith("[")) {
            return ofSix(host.replaceAll("[\\[\\]]", "").replaceFirst("%.*$", ""));
        }
        long[] parts = parts(host);
        return parts == null ? null : ofFour(parts);
    }

    private static @Nullable InetAddress ofSix(String text) {
        try {
            // A text with a colon is never a name, so nothing is resolved.
            return text.indexOf(':') >= 0 && IPV6.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static long @Nullable [] parts(String host) {
        String[] texts = host.split("\\.", -1);
        if (texts.length > MOST_PARTS) {
            return null;
        }
        long[] parts = new long[texts.length];
        for (int i = 0; i < texts.length; i++) {
            if (!PART.matcher(texts[i]).matches()) {
                return null;
            }
            parts[i] = number(texts[i]);
        }
        return parts;
    }

    /** Reads a number as C does; -1 if it is too large for an address, or not valid octal. */
    private static long number(String text) {
        try {
            if (text.startsWith("0x")) {
                return text.length() == 2 ? 0 : Long.parseLong(text.substring(2), 16);
            }
            return text.startsWith("0") ? Long.parseLong(text, 8) : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** The last part fills the bytes that the other parts leave. */
    private static @Nullable InetAddress ofFour(long[] parts) {
        long value = 0;
        int last = parts.length - 1;
        for (int i = 0; i < last; i++) {
            if (parts[i] < 0 || parts[i] > 255) {
                return null;
            }
            value |= parts[i] << (24 - 8 * i);
        }
        if (parts[last] < 0 || parts[last] > LARGEST >> (8 * last)) {
            return null;
        }
        value |= parts[last];
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
