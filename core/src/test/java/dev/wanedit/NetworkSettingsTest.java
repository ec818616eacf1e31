package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import dev.wanedit.engine.config.ConfigLookup;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies, certificates and headers, from the builder and the environment to the transport. */
class NetworkSettingsTest {

    private static final TaskId TASK = ScriptedClient.TASK;

    private final ScriptedClient scripted = new ScriptedClient();

    @Test
    void build_whenTheNetworkIsSet_handsItToTheTransport() throws Exception {
        SSLContext trust = SSLContext.getDefault();
        scripted.builder()
                .proxy(URI.create("http://user:password@proxy:3128"))
                .sslContext(trust)
                .header("x-gateway", "old")
                .header("X-Gateway", "new")
                .build()
                .close();

        Network network = scripted.config.get().network();
        assertThat(network.proxies().proxyFor(URI.create("https://localhost")))
                .isEqualTo(new HttpProxy("proxy", 3128, "user", "password"));
        assertThat(network.proxiesChosen()).isTrue();
        assertThat(network.sslContext()).isSameAs(trust);
        assertThat(network.headers()).isEqualTo(Map.of("X-Gateway", "new"));
    }

    @Test
    void build_whenTheEnvironmentHasAProxy_takesItUnlessTheBuilderWasTold() {
        ConfigLookup lookup = new ConfigLookup(name -> null, Map.of("HTTPS_PROXY", "proxy:3128")::get);
        URI target = URI.create("https://dashscope.aliyuncs.com/api/v1");

        scripted.over(new VideoEditClientBuilder(lookup)).build().close();
        assertThat(scripted.config.get().network().proxies().proxyFor(target))
                .isEqualTo(new HttpProxy("proxy", 3128, null, null));
        assertThat(scripted.config.get().network().proxiesChosen()).isFalse();

        scripted.over(new VideoEditClientBuilder(lookup))
                .proxy(ProxyRules.DIRECT)
                .build()
                .close();
        assertThat(scripted.config.get().network().proxies().proxyFor(target)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, https://dashscope.aliyuncs.com/api/v1, , false",
        "HTTPS_PROXY, https://dashscope.aliyuncs.com/api/v1, dashscope.aliyuncs.com, false",
        "HTTPS_PROXY, http://gateway.example.com/api/v1, , false",
        "HTTP_PROXY, http://gateway.example.com/api/v1, , false",
        "HTTPS_PROXY, https://dashscope.aliyuncs.com/api/v1, aliyuncs.com, true",
        "HTTPS_PROXY, https://localhost:8443/api/v1, , true",
        "HTTP_PROXY, https://dashscope.aliyuncs.com/api/v1, , true"
    })
    void requireProxies_whenTheEnvironmentHasASocksProxy_refusesItOnlyIfARequestWouldTakeIt(
            String variable, String url, @Nullable String direct, boolean usable) {
        Map<String, String> environment = new HashMap<>(Map.of(variable, "socks5://127.0.0.1:1080"));
        if (direct != null) {
            environment.put("NO_PROXY", direct);
        }
        VideoEditClientBuilder builder = scripted.over(
                        new VideoEditClientBuilder(new ConfigLookup(name -> null, environment::get)))
                .baseUrl(URI.create(url));
        builder.build().close();
        TransportConfig opened = scripted.config.get();

        if (usable) {
            opened.network().requireProxies(opened.baseUrl());
        } else {
            assertThatThrownBy(() -> opened.network().requireProxies(opened.baseUrl()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(variable);
        }
    }

    @Test
    void query_whenAGatewayRepeatsAHeader_showsItNowhere() {
        when(scripted.tasks.query(TASK))
                .thenReturn(Single.error(new RequestRejectedException(
                        "denied for TOPSECRET-1",
                        new ErrorContext(null, TASK, "id-TOPSECRET-1", 400, "No-TOPSECRET-1"))));

        try (VideoEditClient keyed =
                scripted.builder().header("X-Gateway", "TOPSECRET-1").build()) {
            assertThatThrownBy(() -> keyed.status(TASK))
                    .isInstanceOf(WanEditException.class)
                    .hasMessageContaining("denied for ***")
                    .satisfies(fault -> assertThat(fault.toString()
                                    + ((WanEditException) fault).requestId()
                                    + ((WanEditException) fault).code())
                            .doesNotContain("TOPSECRET"));
        }
    }
}
