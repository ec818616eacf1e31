package dev.wanedit.testkit.contract.network;

import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static dev.wanedit.error.TransportException.Kind.CALL_TIMEOUT;
import static dev.wanedit.error.TransportException.Kind.CONNECT_FAILED;
import static dev.wanedit.error.TransportException.Kind.PROXY_REFUSED;
import static dev.wanedit.error.TransportException.Kind.TRANSFER_IDLE_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeBuilder;
import dev.wanedit.testkit.FakeProxy;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Bench;
import dev.wanedit.testkit.contract.bench.ClosedPort;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.bench.Signals;
import dev.wanedit.testkit.contract.subject.Capability;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * If a proxy does not open a tunnel, the error is the proxy's and never the service's: nothing was sent, so a create
 * may be tried again, and the message names the proxy and its status.
 */
public abstract class ProxyRefusalContract extends Contract {

    private final FakeProxy proxy = FakeProxy.start();

    @Override
    protected FakeDashScopeBuilder builder() {
        return FakeDashScope.builder().testClock().tls();
    }

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    static Stream<Arguments> callsAndStatuses() {
        return Arrays.stream(PortCall.values())
                .flatMap(call -> Stream.of(302, 403, 407, 429, 500, 503).map(status -> Arguments.of(call, status)));
    }

    @ParameterizedTest
    @MethodSource("dev.wanedit.testkit.contract.network.ProxyRefusalContract#callsAndStatuses")
    void call_whenTheProxyRefusesATunnel_wasNotSent(PortCall call, int status) {
        proxy.refusing(status);

        WanEditException error = failure(begun(call));

        assertTransport(error, status / 100 == 4 ? PROXY_REFUSED : CONNECT_FAILED, NOT_SENT);
        assertThat(error.problem()).contains(proxy.address()).contains("status " + status);
        assertThat(error.httpStatus()).isEmpty();
        assertNothingSent();
    }

    @ParameterizedTest
    @EnumSource
    void call_whenTheProxyHangsUp_wasNotSent(PortCall call) {
        proxy.hangingUp();

        assertNotSentBecauseOfTheProxy(failure(begun(call)));
    }

    @ParameterizedTest
    @EnumSource
    void call_whenTheProxyTalksNonsense_wasNotSent(PortCall call) {
        proxy.talkingNonsense();

        assertNotSentBecauseOfTheProxy(failure(begun(call)));
    }

    @ParameterizedTest
    @EnumSource
    void call_whenTheProxyIsDown_wasNotSent(PortCall call) {
        try (ClosedPort closed = new ClosedPort()) {
            WanEditException error = failure(begun(call, closed.url()));

            assertTransport(error, CONNECT_FAILED, NOT_SENT);
            assertThat(error.problem()).contains(closed.url().getAuthority());
            assertNothingSent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_whenTheProxyStalls_wasNotSent(PortCall call) {
        proxy.stalling();
        Signals<Object> signals = begun(call);
        assertThat(proxy.awaitHeads(1, patience())).isTrue();

        timer().advanceTimeBy(Bench.CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);

        WanEditException error = failure(signals);
        assertTransport(error, call == PortCall.DOWNLOAD ? TRANSFER_IDLE_TIMEOUT : CALL_TIMEOUT, NOT_SENT);
        assertThat(error.problem()).contains(proxy.address());
        assertNothingSent();
    }

    @Test
    void create_whenTheHandshakeStallsBehindAnOpenTunnel_blamesTheHost() {
        requires(Capability.TUNNEL_NOTICED);
        CountDownLatch greeted = new CountDownLatch(1);
        try (RawHost opening = RawHost.startForMany(socket -> {
            RawHost.head(socket.getInputStream());
            socket.getOutputStream().write(RawHost.ascii("HTTP/1.1 200 OK\r\n\r\n"));
            if (socket.getInputStream().read() >= 0) {
                greeted.countDown();
            }
            RawHost.untilGone(socket.getInputStream());
        })) {
            Signals<Object> signals = begun(PortCall.CREATE, opening.uri(""));
            assertThat(awaited(greeted)).isTrue();

            timer().advanceTimeBy(Bench.CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);

            WanEditException error = failure(signals);
            assertTransport(error, CALL_TIMEOUT, NOT_SENT);
            assertThat(error.problem())
                    .contains(fake().baseUrl().getAuthority())
                    .doesNotContain(opening.uri("").getAuthority());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "DOWNLOAD"})
    void login_whenTheProxyRefusesIt_isNotRepeatedAndNotTold(PortCall call) {
        requires(Capability.TUNNEL_LOGIN);
        proxy.requiring("user", "right");

        WanEditException error = failure(begun(call, proxy.url("user", Secrets.SIGNATURE)));

        assertTransport(error, PROXY_REFUSED, NOT_SENT);
        assertThat(proxy.heads()).hasSize(1);
        assertNothingSent();
    }

    private boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Signals<Object> begun(PortCall call) {
        return begun(call, proxy.url());
    }

    private Signals<Object> begun(PortCall call, URI url) {
        ProxyRules rules = ProxyRules.through(HttpProxy.parse(url.toString(), "test"));
        return subscribe(call.on(over(new Network(rules, true, fake().clientSslContext(), Map.of())), this));
    }

    private void assertNotSentBecauseOfTheProxy(WanEditException error) {
        assertTransport(error, CONNECT_FAILED, NOT_SENT);
        assertThat(error.problem()).contains(proxy.address());
        assertNothingSent();
    }

    private void assertNothingSent() {
        assertThat(fake().count(RequestKind.ANY)).isZero();
        assertThat(fake().connectionsAccepted()).isZero();
    }
}
