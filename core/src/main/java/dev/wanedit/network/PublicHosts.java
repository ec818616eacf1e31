package dev.wanedit.network;

import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The standard policy: hosts of the public network, and hosts of the same kind as the base URL's. */
final class PublicHosts implements ResultHostPolicy {

    /** Addresses where clouds return credentials: AWS and many others, Alibaba Cloud, AWS over IPv6. */
    private static final Set<InetAddress> METADATA =
            Set.of(address("169.254.169.254"), address("100.100.100.200"), address("[fd00:ec2::254]"));

    private final boolean internal;
    private final @Nullable String baseHost;

    PublicHosts(URI baseUrl) {
        this.baseHost = HostText.of(baseUrl);
        this.internal = baseHost != null && isInternal(baseHost);
    }

    @Override
    public boolean allows(URI url) {
        String host = HostText.of(url);
        if (host == null) {
            return false;
        }
        if (host.equals(baseHost)) {
            return true;
        }
        InetAddress literal = LiteralAddress.of(host);
        boolean metadata = literal != null && METADATA.contains(SpecialAddresses.embedded(literal));
        return !metadata && (internal || !isInternal(host));
    }

    private static boolean isInternal(String host) {
        InetAddress literal = LiteralAddress.of(host);
        return literal == null ? HostText.isLocalName(host) : SpecialAddresses.contain(literal);
    }

    private static InetAddress address(String literal) {
        InetAddress address = LiteralAddress.of(literal);
        if (address == null) {
            throw new IllegalStateException(literal + " is no address.");
        }
        return address;
    }
}
