package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tested adapter is the one that applications get, and not another one by mistake: it is found by its name, and
 * sends its name to the service. It refuses settings that it does not support before anything is sent.
 */
public abstract class IdentityContract extends Contract {

    @Test
    void provider_whenLookedUp_isFoundOnceAsTheClassUnderTest() {
        List<Class<? extends TransportProvider>> found = ServiceLoader.load(TransportProvider.class).stream()
                .filter(candidate ->
                        candidate.get().name().equals(bench().subject().adapterName()))
                .<Class<? extends TransportProvider>>map(ServiceLoader.Provider::type)
                .toList();

        assertThat(found).containsExactly(bench().subject().provider().getClass());
    }

    @ParameterizedTest
    @EnumSource
    void request_whenSent_namesTheAdapter(PortCall call) {
        subscribe(call).awaitEnd(patience());

        assertThat(fake().requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.headers().all("User-Agent"))
                        .singleElement()
                        .satisfies(agent -> assertThat(agent)
                                .startsWith("wanedit/")
                                .contains(bench().subject().adapterName())));
    }

    @Test
    void provider_whenItCannotHonourTheConfiguration_refusesIt() {
        TransportConfig good = bench().config();
        for (TransportConfig bad : List.of(
                bench().config(URI.create("ftp://example.com/api/v1"), good.apiKey(), null),
                bench().config(URI.create("/api/v1"), good.apiKey(), null),
                bench().config(good.baseUrl(), good.apiKey(), "two\r\nlines"),
                withTimeouts(good, Duration.ZERO, good.callTimeout()),
                withTimeouts(good, good.connectTimeout(), Duration.ZERO),
                withTimeouts(good, good.connectTimeout(), Duration.ofSeconds(-1)),
                good.withTransferIdleTimeout(Duration.ZERO))) {
            Assertions.assertThatExceptionOfType(ConfigurationException.class)
                    .as("%s", bad)
                    .isThrownBy(() -> bench().keep(bench().subject().provider().open(bad)));
        }
    }

    @Test
    void provider_whenTimeoutsAreAsLongAsCanBe_takesThem() {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);

        completes(PortCall.QUERY.on(
                bench().open(bench().subject().provider(), withTimeouts(bench().config(), forever, forever)), this));
    }

    private static TransportConfig withTimeouts(TransportConfig config, Duration connect, Duration call) {
        return new TransportConfig(
                config.baseUrl(), config.apiKey(), config.workspace(), config.zone(), connect, call, config.timer());
    }
}
