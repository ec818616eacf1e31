package dev.wanedit.testkit.contract.network;

import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static dev.wanedit.error.TransportException.Kind.CERTIFICATE_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.Transport;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeBuilder;
import dev.wanedit.testkit.FakeProxy;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.http.LocalhostTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The chosen SSL context decides which certificates are trusted, and a certificate error has its own kind. */
public abstract class CertificateContract extends Contract {

    @Override
    protected FakeDashScopeBuilder builder() {
        return FakeDashScope.builder().testClock().tls();
    }

    @Test
    void call_whenTheChosenContextTrustsTheHost_isMade() {
        Transport trusting = over(direct(fake().clientSslContext()));
        for (PortCall call :
                List.of(PortCall.CREATE, PortCall.QUERY, PortCall.LIST, PortCall.UPLOAD, PortCall.DOWNLOAD)) {
            completes(call.on(trusting, this));
        }

        assertThat(fake().requests()).hasSize(6).allMatch(RecordedRequest::tls);
    }

    @ParameterizedTest
    @EnumSource
    void certificate_whenNoAuthorityIsTrusted_isNamedWithTheTrustStore(PortCall call) {
        WanEditException error = failure(subscribe(call));

        assertTransport(error, CERTIFICATE_REFUSED, NOT_SENT);
        assertThat(error.problem()).contains("is not trusted").contains("PKIX");
        assertThat(error.nextStep()).contains("-Djavax.net.ssl.trustStore").contains("sslContext");
        assertThat(fake().count(RequestKind.ANY)).isZero();
    }

    /** A transport for a service over plain http may make its TLS late, but not without these checks. */
    @Test
    void certificate_whenItIsOfAResultOfAServiceOverPlainHttp_isCheckedToo() {
        Transport plain = bench().open(
                        bench().subject().provider(),
                        bench().config(URI.create("http://127.0.0.1:1/api/v1"), fake()::apiKey, null)
                                .withNetwork(new Network(ProxyRules.DIRECT, false, null, Map.of())));

        WanEditException error = failure(subscribe(PortCall.DOWNLOAD.on(plain, this)));

        assertTransport(error, CERTIFICATE_REFUSED, NOT_SENT);
        assertThat(error.problem()).contains("is not trusted").contains("PKIX");
        assertThat(fake().count(RequestKind.ANY)).isZero();
    }

    @Test
    void certificate_whenItIsOfAnotherHost_isNamed() {
        try (FakeProxy proxy = FakeProxy.start().leadingTo(fake().baseUrl())) {
            ProxyRules rules = ProxyRules.through(HttpProxy.parse(proxy.url().toString(), "test"));
            Transport transport = bench().open(
                            bench().subject().provider(),
                            bench().config(URI.create("https://service.example.com/api/v1"), fake()::apiKey, null)
                                    .withNetwork(new Network(rules, true, fake().clientSslContext(), Map.of())));

            WanEditException error = failure(subscribe(PortCall.CREATE.on(transport, this)));

            assertTransport(error, CERTIFICATE_REFUSED, NOT_SENT);
            assertThat(error.problem()).contains("service.example.com").contains("another host");
            assertThat(fake().count(RequestKind.ANY)).isZero();
        }
    }

    @Test
    void certificate_whenItHasExpired_isNamed() throws IOException {
        try (SSLServerSocket server = expired()) {
            Transport transport = bench().open(
                            bench().subject().provider(),
                            bench().config(
                                            URI.create("https://127.0.0.1:" + server.getLocalPort() + "/api/v1"),
                                            fake()::apiKey,
                                            null)
                                    .withNetwork(direct(LocalhostTls.clientContextOfExpired())));

            WanEditException error = failure(subscribe(PortCall.CREATE.on(transport, this)));

            assertTransport(error, CERTIFICATE_REFUSED, NOT_SENT);
            assertThat(error.problem()).contains("has expired");
        }
    }

    /** Completes the TLS handshake with every client, and sends nothing more. */
    private static SSLServerSocket expired() throws IOException {
        SSLServerSocket server = (SSLServerSocket) LocalhostTls.expiredServerContext()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        Thread thread = new Thread(() -> shakeHands(server), "contract-expired-host");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static void shakeHands(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
            } catch (IOException refused) {
                // Expected: the client refuses the certificate.
            }
        }
    }

    private static Network direct(SSLContext context) {
        return new Network(ProxyRules.DIRECT, false, context, Map.of());
    }
}
