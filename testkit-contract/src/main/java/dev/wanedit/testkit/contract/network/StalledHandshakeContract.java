package dev.wanedit.testkit.contract.network;

import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.bench.Signals;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A host that accepts the connection but does not answer the TLS handshake has received no request: the connect timeout
 * ends the call, and a create may be tried again. That timeout is the HTTP stack's own, so this test has to wait a
 * little in real time.
 */
public abstract class StalledHandshakeContract extends Contract {

    private static final Duration A_MOMENT = Duration.ofMillis(300);

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY"})
    void call_whenTheTlsHandshakeStalls_wasNotSent(PortCall call) {
        try (RawHost mute = RawHost.start(socket -> RawHost.untilGone(socket.getInputStream()))) {
            Signals<Object> signals = subscribe(call.on(hurried(mute.uri("/api/v1")), this));

            TransportException error = failure(signals, TransportException.class);

            assertThat(error.delivery()).isEqualTo(NOT_SENT);
            assertThat(error.kind()).isEqualTo(TransportException.Kind.CONNECT_TIMEOUT);
            assertThat(mute.awaitFirstEnd(patience())).isTrue();
        }
    }

    private Transport hurried(URI mute) {
        URI url = URI.create(mute.toString().replaceFirst("http:", "https:"));
        TransportConfig config = bench().config(url, () -> Secrets.KEY, null);
        return bench().open(
                        bench().subject().provider(),
                        new TransportConfig(
                                config.baseUrl(),
                                config.apiKey(),
                                config.workspace(),
                                config.zone(),
                                A_MOMENT,
                                config.callTimeout(),
                                config.timer()));
    }
}
