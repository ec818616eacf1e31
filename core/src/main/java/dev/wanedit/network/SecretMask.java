package dev.wanedit.network;

import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks known secrets in texts from outside, in any format: a service, a gateway or a proxy may repeat what it
 * received. It knows every API key that the transport was given, so an old key is masked too after a rotation. It also
 * knows the values of further headers and the logins of proxies. Safe for use by several threads.
 *
 * <p>A secret of 8 characters or more is masked everywhere. A shorter one is masked only as a whole word, since it may
 * be a part of ordinary words. A text under 3 characters is not treated as a secret.
 *
 * <p>A client has one of its own. Make another one for a transport of your own that keeps texts of the service.
 */
public final class SecretMask implements UnaryOperator<String> {

    private static final String MASK = "***";
    private static final Pattern SCHEME = Pattern.compile("(?i)(bearer|basic)\\s+");
    private static final String CUT = "…";
    private static final int SHORTEST = 3;
    private static final int ANYWHERE = 8;
    private static final int SHORTEST_REST = 4;
    private static final int MOST_KEYS = 16;
    private static final int MOST_LOGINS = 32;

    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> headers = new LinkedHashSet<>();
    private final Set<String> logins = new LinkedHashSet<>();
    private volatile String latest = "";
    private volatile @Nullable HttpProxy latestProxy;
    private volatile List<Secret> secretKeys = List.of();
    private volatile List<Secret> secrets = List.of();

    /** Returns the same keys; each key that the supplier returns is masked from then on. */
    public Supplier<String> watching(Supplier<String> supplier) {
        return () -> {
            String key = supplier.get();
            if (key != null && !key.equals(latest)) {
                remember(key, keys, MOST_KEYS);
                latest = key;
            }
            return key;
        };
    }

    /** Returns the same rules; the password of each proxy that they return is masked from then on. */
    public ProxyRules watching(ProxyRules rules) {
        return new ProxyRules() {
            @Override
            public @Nullable HttpProxy proxyFor(URI target) {
                HttpProxy proxy = rules.proxyFor(target);
                if (proxy != null && proxy.user() != null && !proxy.equals(latestProxy)) {
                    remember(proxy);
                }
                return proxy;
            }

            @Override
            public ProxySelector selector() {
                return rules.selector();
            }
        };
    }

    /** Also masks these values of headers. */
    public void alsoHeaders(Collection<String> values) {
        for (String value : values) {
            remember(value, headers, Integer.MAX_VALUE);
        }
    }

    /** The text with every known secret replaced by {@code ***}; the same instance if there is none. */
    @Override
    public String apply(String text) {
        String masked = text;
        for (Secret secret : secrets) {
            masked = secret.maskedIn(masked);
        }
        return masked;
    }

    /** True if the text contains a known API key of 8 characters or more. */
    public boolean isIn(String text) {
        for (Secret secret : secretKeys) { // Called for each row of each page of the list.
            if (secret.text.length() >= ANYWHERE && text.contains(secret.text)) {
                return true;
            }
        }
        return false;
    }

    private void remember(HttpProxy proxy) {
        for (String secret : new String[] {proxy.password(), proxy.authorization()}) {
            if (secret != null) {
                remember(secret, logins, MOST_LOGINS);
            }
        }
        latestProxy = proxy;
    }

    private synchronized void remember(String secret, Set<String> known, int most) {
        known.remove(secret);
        known.add(secret);
        if (known.size() > most) {
            known.remove(known.iterator().next());
        }
        secretKeys = secrets(List.of(keys));
        secrets = secrets(List.of(keys, headers, logins));
    }

    /** The longest first. */
    private static List<Secret> secrets(List<Set<String>> known) {
        Set<String> spellings = new LinkedHashSet<>();
        for (Set<String> kind : known) {
            for (String each : kind) {
                addSpellings(each.strip(), spellings);
            }
        }
        List<Secret> secrets = new ArrayList<>();
        for (String spelling : spellings) {
            if (spelling.length() >= SHORTEST) {
                secrets.add(new Secret(spelling));
            }
        }
        secrets.sort((one, other) -> other.text.length() - one.text.length());
        return List.copyOf(secrets);
    }

    private static void addSpellings(String key, Set<String> spellings) {
        Matcher scheme = SCHEME.matcher(key);
        String bare = scheme.lookingAt() ? key.substring(scheme.end()) : key;
        for (String each : List.of(key, bare)) {
            spellings.add(each);
            String encoded = URLEncoder.encode(each, StandardCharsets.UTF_8);
            spellings.add(encoded);
            spellings.add(encoded.replace("+", "%20"));
        }
    }

    /** One spelling of a secret. */
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

        /** A truncated text may end in the first characters of the secret. */
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
