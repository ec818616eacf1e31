package dev.wanedit.testkit.contract;

import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static dev.wanedit.error.TransportException.Kind.CONNECT_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import dev.wanedit.port.Transport;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeBuilder;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The key goes to nobody whose certificate is not trusted, and a handshake that failed sent nothing, so that a create may
 * be tried again after it.
 */
public abstract class TlsContract extends Contract {

    @Override
    FakeDashScopeBuilder builder() {
        return FakeDashScope.builder().tls();
    }

    @ParameterizedTest
    @EnumSource
    void call_whenTheCertificateIsNotTrusted_wasNotSent(PortCall call) {
        WanEditException error = failure(subscribe(call));

        assertTransport(error, CONNECT_FAILED, NOT_SENT);
        assertThat(fake().count(Stage.ANY)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "UPLOAD", "DOWNLOAD"})
    void call_whenTheCertificateIsTrusted_isMadeEncrypted(PortCall call) {
        completes(call.on(trusting(), this));

        assertThat(fake().requests()).isNotEmpty().allMatch(request -> request.tls());
    }

    @Test
    void call_whenAnEncryptedConnectionIsCut_isAnErrorOfOurs() {
        fake().inject(PortCall.QUERY.stage(), Fault.cutInBody(9)).forever();

        failure(subscribe(PortCall.QUERY.on(trusting(), this)));

        assertSentOnce(PortCall.QUERY);
    }

    private Transport trusting() {
        requires(Capability.CHOSEN_TRUST);
        return bench().open(
                bench().subject().trusting(fake().clientSslContext(), fake().clientTrustManager()), bench().config());
    }
}
