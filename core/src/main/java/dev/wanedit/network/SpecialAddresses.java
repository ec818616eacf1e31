package dev.wanedit.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The addresses that are not in the public network (registries of special addresses, RFC 6890). */
final class SpecialAddresses {

    private static final List<Block> FOUR = List.of(
            new Block(8, 0), // this network
            new Block(8, 10), // private
            new Block(10, 100, 64), // carrier-grade
            new Block(8, 127), // loopback
            new Block(16, 169, 254), // link-local, metadata
            new Block(12, 172, 16), // private
            new Block(24, 192, 0, 0), // protocol assignments
            new Block(16, 192, 168), // private
            new Block(15, 198, 18), // benchmarks
            new Block(4, 224), // multicast
            new Block(4, 240)); // reserved, broadcast

    private static final List<Block> SIX = List.of(
            new Block(127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), // unspecified, loopback
            new Block(7, 0xfc), // unique local
            new Block(10, 0xfe, 0x80), // link-local
            new Block(10, 0xfe, 0xc0), // site-local
            new Block(8, 0xff)); // multicast

    private static final Block NAT64 = new Block(96, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final Block SIX_TO_FOUR = new Block(16, 0x20, 0x02);
    private static final Block COMPATIBLE = new Block(96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private SpecialAddresses() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = embedded(address).getAddress();
        return (bytes.length == 4 ? FOUR : SIX).stream().anyMatch(block -> block.holds(bytes));
    }

    /** The IPv4 address that is embedded in an IPv6 address; the address itself if there is none. */
    static InetAddress embedded(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return address;
        }
        boolean loopback = bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0;
        if (NAT64.holds(bytes) || (COMPATIBLE.holds(bytes) && !loopback)) {
            return four(bytes, 12);
        }
        return SIX_TO_FOUR.holds(bytes) ? four(bytes, 2) : address;
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address.", e);
        }
    }

    /** Addresses that share their first bits. */
    private static final class Block {

        private final int bits;
        private final int[] start;

        Block(int bits, int... start) {
            this.bits = bits;
            this.start = start;
        }

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                int expected = bit / 8 < start.length ? start[bit / 8] & mask : 0;
                if ((address[bit / 8] & mask) != expected) {
                    return false;
                }
            }
            return true;
        }
    }
}
