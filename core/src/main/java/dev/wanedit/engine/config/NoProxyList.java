package dev.wanedit.engine.config;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code NO_PROXY} as curl reads it: names and addresses, separated by commas or spaces. A name means the
 * host and all hosts below it, with or without a dot in front; {@code *} alone means every host; an address may be a
 * block such as {@code 10.0.0.0/8}. Also accepted, unlike in curl: {@code *.example.com}, and a port after a name or an
 * address.
 */
final class NoProxyList {

    private NoProxyList() {}

    static Predicate<URI> parse(String list) {
        List<Predicate<URI>> entries = Arrays.stream(list.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .map(NoProxyList::entry)
                .toList();
        return target -> target.getHost() != null && entries.stream().anyMatch(entry -> entry.test(target));
    }

    private static Predicate<URI> entry(String entry) {
        if (entry.equals("*")) {
            return target -> true;
        }
        AddressBlock block = AddressBlock.parse(entry);
        if (block != null) {
            return target -> block.contains(target.getHost());
        }
        int colon = entry.lastIndexOf(':');
        boolean withPort = colon > 0 && entry.substring(colon + 1).matches("\\d{1,5}");
        String host = withPort ? entry.substring(0, colon) : entry;
        int port = withPort ? Integer.parseInt(entry.substring(colon + 1)) : -1;
        Predicate<URI> named = host(host);
        return target -> (port < 0 || port == port(target)) && named.test(target);
    }

    private static Predicate<URI> host(String text) {
        AddressBlock address = AddressBlock.parse(text);
        if (address != null) {
            return target -> address.contains(target.getHost());
        }
        String name = plain(text.replaceFirst("^\\*?\\.", ""));
        return target -> {
            String host = plain(target.getHost());
            return host.equals(name) || host.endsWith("." + name);
        };
    }

    private static String plain(@Nullable String host) {
        return String.valueOf(host).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }

    private static int port(URI target) {
        if (target.getPort() >= 0) {
            return target.getPort();
        }
        return "https".equalsIgnoreCase(target.getScheme()) ? 443 : 80;
    }
}
