package dev.wanedit.testkit.contract.network;

import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static dev.wanedit.error.TransportException.Kind.CONNECT_FAILED;
import static dev.wanedit.error.TransportException.Kind.PROXY_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.Transport;
import dev.wanedit.testkit.FakeProxy;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.ClosedPort;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Secrets;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Plain http requests are sent to the proxy itself. A status that requires a login is the proxy's; any other status may
 * be the host's, and is treated as the host's.
 */
public abstract class PlainProxyContract extends Contract {

    private static final String PASSWORD = "proxy-" + Secrets.SIGNATURE;

    private final FakeProxy proxy = FakeProxy.start();

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void call_whenPlain_isHandedToTheProxy(PortCall call) {
        proxy.requiring("user", PASSWORD);

        subscribe(call.on(by(proxy.url("user", PASSWORD)), this)).awaitEnd(patience());

        assertThat(fake().count(call.kind())).isEqualTo(1);
        assertThat(proxy.heads())
                .hasSize(fake().count(RequestKind.ANY))
                .allSatisfy(head -> assertThat(head).contains(" http://").contains("\r\nProxy-Authorization: Basic "));
    }

    @ParameterizedTest
    @EnumSource
    void call_whenTheProxyWantsALogin_wasNotSent(PortCall call) {
        proxy.requiring("user", PASSWORD);

        WanEditException error = failure(subscribe(call.on(by(proxy.url("user", "wrong")), this)));

        assertTransport(error, PROXY_REFUSED, NOT_SENT);
        assertThat(error.problem()).contains(proxy.address()).contains("407");
        assertThat(error.httpStatus()).isEmpty();
        assertThat(proxy.heads()).hasSize(1);
        assertThat(fake().count(RequestKind.ANY)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void call_whenTheProxyIsDown_wasNotSent(PortCall call) {
        try (ClosedPort closed = new ClosedPort()) {
            WanEditException error = failure(subscribe(call.on(by(closed.url()), this)));

            assertTransport(error, CONNECT_FAILED, NOT_SENT);
            assertThat(error.problem()).contains(closed.url().getAuthority());
            assertThat(fake().count(RequestKind.ANY)).isZero();
        }
    }

    private Transport by(URI url) {
        return over(new Network(ProxyRules.through(HttpProxy.parse(url.toString(), "test")), true, null, Map.of()));
    }
}
