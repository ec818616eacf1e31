package dev.wanedit.testkit.contract.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.subject.Capability;
import dev.wanedit.testkit.contract.subject.OwnClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The application's headers go to the service with every request, and to no other host: they may hold keys of a
 * gateway.
 */
public abstract class HeaderContract extends Contract {

    private static final Map<String, String> HEADERS = Map.of(
            "X-DashScope-DataInspection", "{\"input\":\"cip\"}", "x-gateway-key", "gateway-" + Secrets.SIGNATURE);

    @ParameterizedTest
    @EnumSource
    void headers_whenSet_goToTheServiceAndNotToOtherHosts(PortCall call) {
        subscribe(call.on(over(with(HEADERS)), this)).awaitEnd(patience());

        assertThat(fake().count(call.kind())).isEqualTo(1);
        assertThat(fake().requests()).allSatisfy(this::assertHeaders);
    }

    @Test
    void headers_whenTheClientIsTheApplications_areSentAllTheSame() {
        requires(Capability.OWN_CLIENT);
        try (OwnClient own = bench().subject().ownClient()) {
            Transport transport = bench().keep(own.open(bench().config().withNetwork(with(HEADERS))));

            completes(PortCall.CREATE.on(transport, this));

            assertHeaders(onlyRequest(RequestKind.CREATE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "host",
                "CONTENT-LENGTH",
                "Content-Type",
                "Transfer-Encoding",
                "User-Agent",
                "X-DashScope-Async",
                "X-DashScope-WorkSpace",
                "X-DashScope-OssResourceResolve",
                "Proxy-Authorization",
                "Connection",
                "",
                "two words",
                "colon:",
                "break\r\nHost"
            })
    void header_whenItIsWaneditsOrNoHeader_isRefused(String name) {
        assertRefused(Map.of(name, "value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\r\nlines", "nul\0", "Gr\u00fc\u00dfe", " around "})
    void header_whenItsValueCannotBeSent_isRefused(String value) {
        assertRefused(Map.of("X-Gateway", value));
    }

    @Test
    void header_whenTheConfigurationIsShown_isNotTold() {
        Secrets.assertNoneIn(bench().config().withNetwork(with(HEADERS)).toString());
    }

    private void assertHeaders(RecordedRequest request) {
        boolean elsewhere = request.kind() == RequestKind.UPLOAD || request.kind() == RequestKind.RESULT;
        HEADERS.forEach((name, value) -> assertThat(request.headers().all(name))
                .as("the header %s in %s", name, request)
                .isEqualTo(elsewhere ? List.of() : List.of(value)));
    }

    private void assertRefused(Map<String, String> headers) {
        TransportConfig config = bench().config().withNetwork(with(headers));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> bench().open(bench().subject().provider(), config));
    }

    private static Network with(Map<String, String> headers) {
        return new Network(ProxyRules.DIRECT, false, null, headers);
    }
}
