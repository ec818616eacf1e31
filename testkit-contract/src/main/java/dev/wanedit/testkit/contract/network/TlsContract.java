package dev.wanedit.testkit.contract.network;

import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static dev.wanedit.error.TransportException.Kind.CERTIFICATE_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import dev.wanedit.port.Transport;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeBuilder;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.subject.Capability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The key is never sent to a host whose certificate is not trusted. If the handshake failed, nothing was sent, so a
 * create may be tried again.
 */
public abstract class TlsContract extends Contract {

    @Override
    protected FakeDashScopeBuilder builder() {
        return FakeDashScope.builder().testClock().tls();
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "UPLOAD", "DOWNLOAD"})
    void call_whenTheCertificateIsNotTrusted_wasNotSent(PortCall call) {
        WanEditException error = failure(subscribe(call));

        assertTransport(error, CERTIFICATE_REFUSED, NOT_SENT);
        assertThat(fake().count(RequestKind.ANY)).isZero();
    }

    @Test
    void call_whenTheCertificateIsTrusted_isMadeEncrypted() {
        Transport trusting = trusting();
        for (PortCall call :
                List.of(PortCall.CREATE, PortCall.QUERY, PortCall.LIST, PortCall.UPLOAD, PortCall.DOWNLOAD)) {
            completes(call.on(trusting, this));
        }

        assertThat(fake().requests()).hasSize(6).allMatch(RecordedRequest::tls);
    }

    @Test
    void call_whenAnEncryptedConnectionIsCut_isAnErrorOfOurs() {
        fake().inject(PortCall.QUERY.kind(), Fault.cutInBody(9)).forever();

        failure(subscribe(PortCall.QUERY.on(trusting(), this)));

        assertSentOnce(PortCall.QUERY);
    }

    private Transport trusting() {
        requires(Capability.CHOSEN_TRUST);
        return bench().open(
                        bench().subject().trusting(fake().clientSslContext(), fake().clientTrustManager()),
                        bench().config());
    }
}
