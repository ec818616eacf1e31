package dev.wanedit.testkit.contract.network;

import static dev.wanedit.error.TransportException.Delivery.MAYBE_SENT;
import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static dev.wanedit.error.TransportException.Kind.CONNECTION_LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeBuilder;
import dev.wanedit.testkit.FakeProxy;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.subject.Capability;
import dev.wanedit.testkit.contract.subject.OwnClient;
import dev.wanedit.testkit.contract.task.WireTrouble;
import io.reactivex.rxjava3.core.Completable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests, uploads and results go through the chosen proxy, encrypted from end to end: the proxy sees only the target
 * host. A request that was sent through its tunnel may have arrived.
 */
public abstract class ProxyContract extends Contract {

    private static final String PASSWORD = "proxy-" + Secrets.SIGNATURE;

    private final FakeProxy proxy = FakeProxy.start();

    @Override
    protected FakeDashScopeBuilder builder() {
        return FakeDashScope.builder().testClock().tls();
    }

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource
    void call_whenThereIsAProxy_goesThroughItsTunnel(PortCall call) {
        subscribe(call.on(by(proxy.url()), this)).awaitEnd(patience());

        assertThat(fake().count(call.kind())).isEqualTo(1);
        assertThat(proxy.heads())
                .hasSize(fake().connectionsAccepted())
                .allSatisfy(
                        head -> assertThat(head).startsWith("CONNECT ").doesNotContainIgnoringCase("authorization:"));
        assertThat(proxy.heads().toString()).doesNotContain(Secrets.KEY);
    }

    @ParameterizedTest
    @EnumSource
    void call_whenTheProxyWantsALogin_saysItToTheProxyAlone(PortCall call) {
        requires(Capability.TUNNEL_LOGIN);
        proxy.requiring("user", PASSWORD);

        subscribe(call.on(by(proxy.url("user", PASSWORD)), this)).awaitEnd(patience());

        assertThat(fake().count(call.kind())).isEqualTo(1);
        assertThat(fake().requests())
                .allMatch(RecordedRequest::tls)
                .noneMatch(request -> request.headers().contains("Proxy-Authorization"));
    }

    @Test
    void rules_whenTheySayDirect_areObeyedForEachHost() {
        HttpProxy through = HttpProxy.parse(proxy.url().toString(), "test");
        int service = fake().baseUrl().getPort();

        completes(PortCall.UPLOAD.on(by(target -> target.getPort() == service ? null : through), this));

        assertThat(fake().requests()).hasSize(2);
        assertThat(proxy.heads()).singleElement().asString().doesNotContain(":" + service + " ");
    }

    /** The rules are the application's code, and may fail at any time. */
    @ParameterizedTest
    @EnumSource
    void rules_whenTheyThrow_meanThatNothingWasSent(PortCall call) {
        AtomicBoolean broken = new AtomicBoolean();
        Transport transport = by(target -> {
            if (broken.get()) {
                throw new IllegalStateException("no rule");
            }
            return null;
        });
        Completable prepared = call.on(transport, this);
        broken.set(true);

        WanEditException error = failure(subscribe(prepared));

        assertThat(error)
                .isInstanceOfSatisfying(
                        TransportException.class,
                        fault -> assertThat(fault.delivery()).isEqualTo(NOT_SENT));
        assertThat(fake().count(RequestKind.ANY)).isZero();
    }

    @Test
    void open_whenTheRulesHaveNoUsableProxyForTheService_isRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> by(target -> HttpProxy.parse("socks5://proxy:1080", "test")));
    }

    @Test
    void create_whenItsAnswerIsLostInTheTunnel_mayHaveBeenSent() {
        fake().inject(RequestKind.CREATE, WireTrouble.CLOSED_WITHOUT_ANSWER.fault());

        assertTransport(failure(subscribe(PortCall.CREATE.on(by(proxy.url()), this))), CONNECTION_LOST, MAYBE_SENT);
        assertSentOnce(PortCall.CREATE);
    }

    @Test
    void provider_whenItHasAClientOfTheApplication_refusesAProxyOfItsOwn() {
        requires(Capability.OWN_CLIENT);
        Network network = network(proxy.url());
        try (OwnClient own = bench().subject().ownClient()) {
            for (Network chosen : List.of(
                    new Network(network.proxies(), true, null, Map.of()),
                    new Network(ProxyRules.DIRECT, false, network.sslContext(), Map.of()))) {
                TransportConfig config = bench().config().withNetwork(chosen);
                assertThatExceptionOfType(ConfigurationException.class)
                        .isThrownBy(() -> bench().keep(own.open(config)));
            }
        }
    }

    @Test
    void configuration_whenShown_tellsNoPassword() {
        HttpProxy withLogin = HttpProxy.parse(proxy.url("user", PASSWORD).toString(), "test");

        Secrets.assertNoneIn(withLogin.toString());
        Secrets.assertNoneIn(bench().config().withNetwork(network(proxy.url())).toString());
    }

    private Transport by(URI url) {
        return over(network(url));
    }

    private Transport by(ProxyRules rules) {
        return over(new Network(rules, true, fake().clientSslContext(), Map.of()));
    }

    private Network network(URI url) {
        ProxyRules rules = ProxyRules.through(HttpProxy.parse(url.toString(), "test"));
        return new Network(rules, true, fake().clientSslContext(), Map.of());
    }
}
