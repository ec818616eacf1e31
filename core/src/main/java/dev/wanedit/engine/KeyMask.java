package dev.wanedit.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the API key literally, whatever its shape, in texts that came from outside: a service or a gateway may repeat the
 * key that it was sent. It knows every key that the transport was given, so a key that has rotated away is masked too. Safe
 * for use by several threads.
 *
 * <p>A key of 8 characters or more is masked wherever it is. A shorter one is masked only as a whole word, since it may be a
 * part of ordinary words; under 3 characters it is no secret and stays.
 */
public final class KeyMask implements UnaryOperator<String> {

    private static final String MASK = "***";
    private static final String BEARER = "Bearer ";
    private static final String CUT = "…";
    private static final int SHORTEST = 3;
    private static final int ANYWHERE = 8;
    private static final int SHORTEST_REST = 4;
    private static final int MOST_KEYS = 16;

    private final Set<String> keys = new LinkedHashSet<>();
    private volatile String latest = "";
    private volatile List<Secret> secrets = List.of();

    /** The same keys; each that is given is masked from then on. */
    public Supplier<String> watching(Supplier<String> supplier) {
        return () -> {
            String key = supplier.get();
            if (key != null && !key.equals(latest)) {
                remember(key);
            }
            return key;
        };
    }

    /** The text with every known key replaced by {@code ***}; the same instance if there is none. */
    @Override
    public String apply(String text) {
        String masked = text;
        for (Secret secret : secrets) {
            masked = secret.maskedIn(masked);
        }
        return masked;
    }

    /** Whether a known key of 8 characters or more is in the text. */
    boolean isIn(String text) {
        return secrets.stream().anyMatch(secret -> secret.text.length() >= ANYWHERE && text.contains(secret.text));
    }

    private synchronized void remember(String key) {
        keys.remove(key);
        keys.add(key);
        if (keys.size() > MOST_KEYS) {
            keys.remove(keys.iterator().next());
        }
        Set<String> spellings = new LinkedHashSet<>();
        keys.forEach(each -> addSpellings(each.strip(), spellings));
        secrets = spellings.stream()
                .filter(spelling -> spelling.length() >= SHORTEST)
                .sorted((one, other) -> other.length() - one.length())
                .map(Secret::new)
                .toList();
        latest = key;
    }

    private static void addSpellings(String key, Set<String> spellings) {
        String bare = key.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? key.substring(BEARER.length()).strip()
                : key;
        for (String each : List.of(key, bare)) {
            spellings.add(each);
            String encoded = URLEncoder.encode(each, StandardCharsets.UTF_8);
            spellings.add(encoded);
            spellings.add(encoded.replace("+", "%20"));
        }
    }

    /** One spelling of a key. */
    private static final class Secret {

        private final String text;
        private final Pattern pattern;

        Secret(String text) {
            this.text = text;
            String literal = Pattern.quote(text);
            this.pattern = Pattern.compile(
                    text.length() >= ANYWHERE ? literal : "(?<![A-Za-z0-9])" + literal + "(?![A-Za-z0-9])");
        }

        String maskedIn(String shown) {
            String masked =
                    shown.contains(text) ? pattern.matcher(shown).replaceAll(Matcher.quoteReplacement(MASK)) : shown;
            return text.length() >= ANYWHERE && masked.contains(CUT) ? withoutRests(masked) : masked;
        }

        /** A text that was cut may end in the first characters of the key. */
        private String withoutRests(String shown) {
            String masked = shown;
            for (int cut = masked.indexOf(CUT); cut >= 0; cut = masked.indexOf(CUT, cut + 1)) {
                int rest = restBefore(masked, cut);
                if (rest > 0) {
                    masked = masked.substring(0, cut - rest) + MASK + masked.substring(cut);
                    cut += MASK.length() - rest;
                }
            }
            return masked;
        }

        private int restBefore(String shown, int cut) {
            for (int length = Math.min(cut, text.length() - 1); length >= SHORTEST_REST; length--) {
                if (shown.startsWith(text.substring(0, length), cut - length)) {
                    return length;
                }
            }
            return 0;
        }
    }
}
