package dev.wanedit.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.HttpProxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyLookupTest {

    private static final String SERVICE = "https://dashscope.aliyuncs.com/api/v1";

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void proxy_whenNothingIsSet_isNone() {
        assertThat(proxyOf(SERVICE)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https_proxy, https://h.example.com, proxy:3128",
        "HTTPS_PROXY, https://h.example.com, proxy:3128",
        "http_proxy, http://h.example.com, proxy:3128",
        "HTTP_PROXY, http://h.example.com, proxy:3128",
        "HTTPS_PROXY, http://h.example.com, ",
        "HTTP_PROXY, https://h.example.com, "
    })
    void variable_whenSet_isForItsSchemeAlone(String variable, String target, @Nullable String address) {
        environment.put(variable, "http://proxy:3128");

        assertThat(proxyOf(target)).isEqualTo(address);
    }

    @Test
    void variable_whenBothCasesAreSet_isTheLowerOne() {
        environment.put("https_proxy", "lower:1");
        environment.put("HTTPS_PROXY", "upper:2");

        assertThat(proxyOf(SERVICE)).isEqualTo("lower:1");
    }

    @Test
    void httpProxy_whenThisIsACgiProgram_isNotRead() {
        environment.put("REQUEST_METHOD", "GET");
        environment.put("HTTP_PROXY", "forged:1");

        assertThat(proxyOf("http://h.example.com")).isNull();

        environment.put("http_proxy", "real:2");
        assertThat(proxyOf("http://h.example.com")).isEqualTo("real:2");
    }

    @Test
    void property_whenSetBesideAVariable_goesFirst() {
        properties.put("https.proxyHost", "property");
        environment.put("HTTPS_PROXY", "http://variable:2");
        environment.put("NO_PROXY", "*");

        assertThat(proxyOf(SERVICE)).isEqualTo("property:443");

        properties.put("https.proxyPort", "8443");
        assertThat(proxyOf(SERVICE)).isEqualTo("property:8443");
    }

    @Test
    void property_whenSetForOneScheme_leavesTheOtherToTheEnvironment() {
        properties.put("http.proxyHost", "property");
        environment.put("HTTPS_PROXY", "http://variable:2");

        assertThat(proxyOf("http://h.example.com")).isEqualTo("property:80");
        assertThat(proxyOf(SERVICE)).isEqualTo("variable:2");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost|*.internal|10.*, https://a.internal, true",
        "localhost|*.internal|10.*, https://internal, false",
        "localhost|*.internal|10.*, https://10.1.2.3, true",
        "localhost|*.internal|10.*, https://LOCALHOST, true",
        "localhost|*.internal|10.*, https://110.1.2.3, false",
        "*, https://h.example.com, true",
        "'', https://localhost, false",
        ", https://localhost, true",
        ", https://127.0.0.1:8443, true",
        ", https://[::1]:8443, true",
        ", https://h.example.com, false"
    })
    void nonProxyHosts_whenSetOrNot_areReadAsTheJdkDoes(@Nullable String value, String target, boolean direct) {
        properties.put("https.proxyHost", "proxy");
        if (value != null) {
            properties.put("http.nonProxyHosts", value);
        }

        assertThat(proxyOf(target)).isEqualTo(direct ? null : "proxy:443");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "example.com; https://example.com; true",
                "example.com; https://a.b.example.com; true",
                "example.com; https://A.EXAMPLE.COM; true",
                "example.com; https://anexample.com; false",
                "example.com; https://example.com.evil.org; false",
                ".example.com; https://example.com; true",
                ".example.com; https://a.example.com; true",
                "*.example.com; https://a.example.com; true",
                "example.com.; https://example.com; true",
                "a.com, example.com; https://example.com; true",
                "a.com example.com; https://example.com; true",
                "*; https://example.com; true",
                "exam*; https://example.com; false",
                "example.com:8443; https://example.com:8443; true",
                "example.com:8443; https://example.com; false",
                "example.com:443; https://example.com; true",
                "10.1.2.3; https://10.1.2.3; true",
                "10.1.2.3; https://10.1.2.30; false",
                "10.1.2.3:443; https://10.1.2.3; true",
                "10.0.0.0/8; https://10.200.0.1; true",
                "10.0.0.0/8; https://11.0.0.1; false",
                "192.168.0.0/17; https://192.168.127.1; true",
                "192.168.0.0/17; https://192.168.128.1; false",
                "10.0.0.0/99; https://10.0.0.1; false",
                "fe80::/10; https://[fe80::1]; true",
                "fe80::/10; https://[2001::1]; false",
                "2001:db8::1; https://[2001:db8:0::1]; true",
                "[2001:db8::1]; https://[2001:db8::1]; true",
                "[2001:db8::1]:443; https://[2001:db8::1]; true",
                "; https://localhost; true",
                "example.com; https://127.0.0.1:1; true",
                "; https://example.com; false"
            })
    void noProxy_whenSet_isReadAsCurlDoesAndMore(@Nullable String list, String target, boolean direct) {
        environment.put("HTTPS_PROXY", "proxy:3128");
        environment.put("NO_PROXY", list == null ? "" : list);

        assertThat(proxyOf(target)).isEqualTo(direct ? null : "proxy:3128");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://user:S3CRET@proxy:1080",
                "https://user:S3CRET@proxy:3128",
                "http://user:S3CRET@proxy:port",
                "http://user:S3CRET@proxy:99999",
                "http://user:S3CRET@proxy:0",
                "http://user:S3CRET@a:b:1",
                "http://user:S3CRET@[a]:1",
                "http://user:S3CRET@[::1",
                "http://user:S3CRET@",
                "http://user:S3CRET%zz@proxy",
                "http://proxy/S3CRET",
                "http://proxy?S3CRET"
            })
    void variable_whenItNamesNoProxyThatCanBeUsed_isRefusedByName(String value) {
        environment.put("HTTPS_PROXY", value);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> proxyOf(SERVICE))
                .withMessageContaining("HTTPS_PROXY")
                .withMessageNotContaining("S3CRET");
    }

    private @Nullable String proxyOf(String target) {
        HttpProxy proxy =
                new ConfigLookup(properties::get, environment::get).proxies().proxyFor(URI.create(target));
        return proxy == null ? null : proxy.address();
    }
}
