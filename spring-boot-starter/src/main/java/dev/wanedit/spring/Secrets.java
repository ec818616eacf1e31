package dev.wanedit.spring;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Recognizes our secrets among an application's properties: by the name of a property, and by a value that contains one. The
 * second finds a key that was given on the command line, which the JVM keeps in {@code sun.java.command}, or in
 * {@code SPRING_APPLICATION_JSON}.
 */
final class Secrets {

    /** Without case and separators, since a property has several spellings. */
    private static final List<String> BEGINNINGS =
            List.of("waneditapikey", "dashscopeapikey", "waneditproxy", "waneditheaders", "waneditevents");

    /** What the client reads of the environment and of the system: URLs with a password, and passwords. */
    private static final Set<String> NAMES = Set.of(
            "httpsproxy",
            "httpproxy",
            "allproxy",
            "httpsproxypassword",
            "httpproxypassword",
            "httpproxyuser",
            "httpsproxyuser");

    /** A shorter value, such as a header's "yes", is in too many others. */
    private static final int SHORTEST = 8;

    private final Environment environment;

    Secrets(Environment environment) {
        this.environment = environment;
    }

    boolean isSecret(String key, @Nullable Object value) {
        String plain = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (NAMES.contains(plain) || BEGINNINGS.stream().anyMatch(plain::startsWith)) {
            return true;
        }
        String text = value instanceof CharSequence ? value.toString() : "";
        return text.length() >= SHORTEST && values().anyMatch(text::contains);
    }

    private Stream<String> values() {
        Stream<String> single = Stream.of(
                        "wanedit.api-key", "DASHSCOPE_API_KEY", "wanedit.events.secret", "wanedit.proxy")
                .map(environment::getProperty);
        Map<String, String> headers = Binder.get(environment)
                .bind("wanedit.headers", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        return Stream.concat(single, headers.values().stream())
                .filter(Objects::nonNull)
                .map(String::trim)
                .filter(value -> value.length() >= SHORTEST);
    }
}
