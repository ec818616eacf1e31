package dev.wanedit.engine.config;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code http.nonProxyHosts} as the JDK reads it: names separated by {@code |}, with {@code *} at the
 * start or the end.
 */
final class NonProxyHosts {

    private NonProxyHosts() {}

    /** @param value null if the property is not set: then the loopback hosts */
    static Predicate<URI> of(@Nullable String value) {
        if (value == null) {
            return Loopback::isTarget;
        }
        List<Pattern> patterns = Arrays.stream(value.split("\\|"))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .map(NonProxyHosts::pattern)
                .toList();
        return target -> {
            String host = String.valueOf(target.getHost()).toLowerCase(Locale.ROOT);
            return patterns.stream().anyMatch(pattern -> pattern.matcher(host).matches());
        };
    }

    private static Pattern pattern(String part) {
        String name = part.toLowerCase(Locale.ROOT);
        boolean anyStart = name.startsWith("*");
        boolean anyEnd = name.length() > 1 && name.endsWith("*");
        String literal = name.substring(anyStart ? 1 : 0, name.length() - (anyEnd ? 1 : 0));
        return Pattern.compile((anyStart ? ".*" : "") + Pattern.quote(literal) + (anyEnd ? ".*" : ""));
    }
}
