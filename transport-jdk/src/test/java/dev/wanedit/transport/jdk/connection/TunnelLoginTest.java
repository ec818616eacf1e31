package dev.wanedit.transport.jdk.connection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.transport.jdk.JdkTransportProvider;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A login that the JVM forbids is refused when the transport is opened, and not by the proxy in the middle of a job. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class TunnelLoginTest {

    private static final String PROPERTY = "jdk.http.auth.tunneling.disabledSchemes";
    private static final String LOGIN = "http://user:S3CRET@127.0.0.1:3128";

    private final String before = System.getProperty(PROPERTY);

    /** The JDK's client reads the property once: now, while it has the value that other tests of this JVM count on. */
    @BeforeAll
    static void haveTheJdkReadTheProperty() {
        HttpClient unused = HttpClient.newHttpClient();
    }

    @AfterEach
    void restore() {
        System.setProperty(PROPERTY, before);
    }

    @Test
    void open_whenTheJvmForbidsTheLogin_isRefusedWithTheWayOut() {
        System.setProperty(PROPERTY, "Digest, basic");

        assertForbidden();
    }

    @Test
    void open_whenTheJvmWasToldNothing_isRefusedAsTheJdkHasIt() {
        System.clearProperty(PROPERTY);

        assertForbidden();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://dashscope.aliyuncs.com/api/v1",
                "https://dashscope-intl.aliyuncs.com/api/v1",
                "http://gateway.example.com/api/v1"
            })
    void open_whenOnlyTheStorageNeedsTheLogin_isRefusedBeforeAJobIsPaidFor(String baseUrl) {
        System.setProperty(PROPERTY, "Basic");
        HttpProxy proxy = HttpProxy.parse(LOGIN, "test");
        String host = URI.create(baseUrl).getHost();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(baseUrl, target -> host.equals(target.getHost()) ? null : proxy))
                .withMessageContaining("-D" + PROPERTY);
    }

    @Test
    void open_whenTheJvmAllowsTheLogin_isOpened() {
        System.setProperty(PROPERTY, "");

        assertThatCode(() -> open("https://127.0.0.1/api/v1", LOGIN)).doesNotThrowAnyException();
    }

    @Test
    void open_whenNoTunnelOrNoLoginIsNeeded_isOpened() {
        System.setProperty(PROPERTY, "Basic");

        assertThatCode(() -> open("http://127.0.0.1/api/v1", LOGIN)).doesNotThrowAnyException();
        assertThatCode(() -> open("https://127.0.0.1/api/v1", "http://127.0.0.1:3128"))
                .doesNotThrowAnyException();
    }

    private static void assertForbidden() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open("https://127.0.0.1/api/v1", LOGIN))
                .withMessageContaining("-D" + PROPERTY)
                .withMessageContaining("retrofit")
                .withMessageNotContaining("S3CRET");
    }

    private static void open(String baseUrl, String proxy) {
        open(baseUrl, ProxyRules.through(HttpProxy.parse(proxy, "test")));
    }

    private static void open(String baseUrl, ProxyRules rules) {
        Duration limit = Duration.ofSeconds(10);
        new JdkTransportProvider()
                .open(new TransportConfig(
                        URI.create(baseUrl),
                        () -> "key",
                        null,
                        ZoneOffset.UTC,
                        limit,
                        limit,
                        limit,
                        new TestScheduler(),
                        new Network(rules, true, null, Map.of())))
                .close();
    }
}
