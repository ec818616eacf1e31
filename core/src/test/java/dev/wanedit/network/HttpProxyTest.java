package dev.wanedit.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpProxyTest {

    @ParameterizedTest
    @CsvSource({
        "proxy, proxy:80, ",
        "http://proxy:3128/, proxy:3128, ",
        "HTTP://proxy:3128, proxy:3128, ",
        "http://my_proxy:8080, my_proxy:8080, ",
        "user:a_b@my_proxy, my_proxy:80, user:a_b",
        "proxy:, proxy:80, ",
        "10.0.0.1:8080, 10.0.0.1:8080, ",
        "http://[fe80::1]:8080, [fe80::1]:8080, ",
        "user@proxy, proxy:80, user:",
        "http://user:p%40ss%3Aword@proxy:1, proxy:1, user:p@ss:word",
        "http://user:p@ss#?w@proxy:1, proxy:1, user:p@ss#?w",
        "http://us%20er:a+b@proxy:1, proxy:1, us er:a+b",
        "http://用户:密码@proxy:1, proxy:1, 用户:密码"
    })
    void parse_whenItIsAProxy_readsAddressAndLogin(String text, String address, @Nullable String login) {
        HttpProxy proxy = HttpProxy.parse(text, "test");

        assertThat(proxy.address()).isEqualTo(address);
        assertThat(proxy.authorization())
                .isEqualTo(
                        login == null
                                ? null
                                : "Basic "
                                        + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void toString_whenThereIsALogin_showsNone() {
        assertThat(HttpProxy.parse("http://user:S3CRET@proxy:1", "test")).hasToString("http://***@proxy:1");
    }
}
