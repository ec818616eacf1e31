package dev.wanedit.engine.config;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.ResultHostPolicy;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Allows hosts by name, in addition to the hosts that another policy allows. */
public final class NamedHosts implements ResultHostPolicy {

    private static final Pattern HOST =
            Pattern.compile("[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?|\\[[0-9a-f:.]+]", Pattern.CASE_INSENSITIVE);

    private final Set<String> hosts;
    private final ResultHostPolicy others;

    /** @param hosts as {@link #checked} returned them */
    public NamedHosts(Set<String> hosts, ResultHostPolicy others) {
        this.hosts = Set.copyOf(hosts);
        this.others = others;
    }

    /**
     * The host in the form that is compared.
     *
     * @throws ConfigurationException if it is not a host; the message does not repeat it, since it may be a signed URL
     */
    public static String checked(String host) {
        boolean bareIpv6 = host.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
        String bracketed = bareIpv6 ? "[" + host + "]" : host;
        if (!HOST.matcher(bracketed).matches()) {
            throw new ConfigurationException(
                    "A host of results is neither a name nor an address.",
                    "Give only the host, such as media.example.com or 10.0.0.5, without scheme, port and path.");
        }
        return bracketed.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean allows(URI url) {
        String host = url.getHost();
        return (host != null && hosts.contains(host.toLowerCase(Locale.ROOT))) || others.allows(url);
    }
}
