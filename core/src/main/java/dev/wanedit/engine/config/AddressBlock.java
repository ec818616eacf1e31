package dev.wanedit.engine.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An IP address, or a block of them such as {@code 192.168.0.0/16} or {@code fe80::/10}. Looks up no name. */
final class AddressBlock {

    /** A number up to 255: a text that only looks like an address would be resolved as a name. */
    private static final String PART = "(?:25[0-5]|2[0-4]\\d|[01]?\\d?\\d)";

    private static final Pattern IPV4 = Pattern.compile(PART + "(\\." + PART + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final byte[] network;
    private final int bits;

    private AddressBlock(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** The address or block; null if the text is neither. */
    static @Nullable AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int all = address.length * 8;
        if (slash < 0) {
            return new AddressBlock(address, all);
        }
        String length = text.substring(slash + 1);
        boolean fits = length.matches("\\d{1,3}") && Integer.parseInt(length) <= all;
        return fits ? new AddressBlock(address, Integer.parseInt(length)) : null;
    }

    /** True if the host is an address in this block. */
    boolean contains(String host) {
        byte[] address = address(host);
        if (address == null || address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static byte @Nullable [] address(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
            return null;
        }
        try {
            // The text is a literal address, so no name is resolved.
            return InetAddress.getByName(bare).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
