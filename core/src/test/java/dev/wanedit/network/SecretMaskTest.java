package dev.wanedit.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {

    private final SecretMask mask = new SecretMask();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0123456789abcdef | key 0123456789abcdef refused | key *** refused",
                "0123456789abcdef | x0123456789abcdefx | x***x",
                "Bearer abc | got Bearer abc here | got *** here",
                "Bearer abc | got abc, not abcd | got ***, not abcd",
                "a key/of+ours | a%20key%2Fof%2Bours or a+key%2Fof%2Bours or a key/of+ours | *** or *** or ***",
                "short | a short one, shorter | a *** one, shorter",
                "ab | ab is no secret | ab is no secret",
                "0123456789abcdef | cut at 0123456… [HTTP 400] | cut at ***… [HTTP 400]",
                "0123456789abcdef | cut at 012… [HTTP 400] | cut at 012… [HTTP 400]",
                "$1(key)\\E[x] | was $1(key)\\E[x]! | was ***!",
            })
    void apply_whenTextRepeatsTheKey_masksIt(String key, String text, String expected) {
        assertThat(mask.watching(() -> key).get()).isEqualTo(key);

        assertThat(mask.apply(text)).isEqualTo(expected);
    }

    @Test
    void apply_whenTheKeyHasRotated_masksBoth() {
        AtomicReference<String> current = new AtomicReference<>("first-key-of-all");
        Supplier<String> keys = mask.watching(current::get);
        assertThat(keys.get()).startsWith("first");
        current.set("second-key-of-all");
        assertThat(keys.get()).startsWith("second");

        assertThat(mask.apply("first-key-of-all, second-key-of-all, third-key-of-all"))
                .isEqualTo("***, ***, third-key-of-all");
    }

    @Test
    void apply_whenTextRepeatsAHeader_masksIt() {
        mask.alsoHeaders(List.of("gateway-secret", "Basic dXNlcjpwYXNz", "on"));

        assertThat(mask.apply("got gateway-secret and dXNlcjpwYXNz, on")).isEqualTo("got *** and ***, on");
        assertThat(mask.isIn("task-gateway-secret")).isFalse();
    }

    @Test
    void apply_whenTextRepeatsALoginOfAProxy_masksIt() {
        HttpProxy proxy = new HttpProxy("proxy", 3128, "user", "pass-word");
        ProxyRules watched = mask.watching(ProxyRules.through(proxy));
        assertThat(watched.proxyFor(URI.create("https://example.com"))).isEqualTo(proxy);

        assertThat(mask.apply("user, pass-word, " + proxy.authorization())).isEqualTo("user, ***, ***");
    }

    @Test
    void apply_whenNoKeyIsKnown_isTheTextItself() {
        String text = "a text…";

        assertThat(mask.apply(text)).isSameAs(text);
    }

    @Test
    void isIn_whenTheKeyIsShort_saysNo() {
        assertThat(mask.watching(() -> "task").get()).isEqualTo("task");

        assertThat(mask.isIn("task-1")).isFalse();
    }
}
