package dev.wanedit.engine.diagnose;

import static dev.wanedit.diagnosis.Subject.DNS;

import dev.wanedit.diagnosis.Check;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up the name that this machine must know: that of the proxy if there is one, otherwise that of the host. */
final class NameCheck {

    private static final int MOST = 4;

    private final HostLookup lookup;

    NameCheck(HostLookup lookup) {
        this.lookup = lookup;
    }

    Check of(String host, @Nullable String proxy) {
        String name = proxy == null ? host : proxy;
        String whose = proxy == null ? "The host " : "The proxy ";
        String rest = proxy == null ? "" : " The proxy looks up the name of the service.";
        try {
            String addresses = Arrays.stream(lookup.addresses(bare(name)))
                    .limit(MOST)
                    .map(InetAddress::getHostAddress)
                    .collect(Collectors.joining(", "));
            return Check.well(DNS, whose + name + " has the address " + addresses + "." + rest);
        } catch (UnknownHostException e) {
            return Check.fault(
                    DNS,
                    whose + name + " is not known: its name has no address here.",
                    "Check the spelling, and the DNS settings of this machine. If only a proxy knows outside names, set"
                            + " the proxy.");
        }
    }

    private static String bare(String name) {
        return name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
    }
}
