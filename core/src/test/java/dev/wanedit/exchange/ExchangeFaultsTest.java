package dev.wanedit.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeFaultsTest {

    private static final ExchangeTimeout LIMIT = ExchangeTimeout.ofCall(Duration.ofSeconds(30));
    private static final TaskId TASK = new TaskId("0385dc79-5ff8-4d82-bcb6-7a1b5d1c1d3f");
    private static final ExchangeFaults DIRECT = ExchangeFaults.at(URI.create("https://example.com:8443/api"), TASK);
    private static final ExchangeFaults PROXIED = DIRECT.by(HttpProxy.parse("http://proxy.example:3128", "test"));

    @ParameterizedTest
    @EnumSource(ConnectProblem.class)
    void notConnected_whenItGoesDirectly_namesTheHostAndWasNotSent(ConnectProblem problem) {
        assertNotSent(DIRECT.notConnected(problem, null), kind(problem), "example.com:8443");
    }

    @ParameterizedTest
    @EnumSource(ConnectProblem.class)
    void notConnected_whenItGoesByAProxy_namesTheProxyAndWasNotSent(ConnectProblem problem) {
        assertNotSent(PROXIED.notConnected(problem, null), kind(problem), "proxy.example:3128");
    }

    private static Kind kind(ConnectProblem problem) {
        return problem == ConnectProblem.CONNECT_TIMEOUT ? Kind.CONNECT_TIMEOUT : Kind.CONNECT_FAILED;
    }

    @Test
    void timeout_whenATransferStoodStill_saysThatAndNamesItsSetting() {
        ExchangeTimeout idle = ExchangeTimeout.ofIdleTransfer(Duration.ofSeconds(20));

        TransportException direct = DIRECT.timeout(idle, true);

        assertThat(direct.kind()).isEqualTo(Kind.TRANSFER_IDLE_TIMEOUT);
        assertThat(direct.problem()).endsWith("moved no byte for the transfer idle timeout of 20 s.");
        assertThat(direct.nextStep()).endsWith("set a longer transfer idle timeout.");
        assertNotSent(PROXIED.timeout(idle, false), Kind.TRANSFER_IDLE_TIMEOUT, "proxy.example:3128");
        assertThat(PROXIED.timeout(idle, false).nextStep()).endsWith("set a longer transfer idle timeout.");
    }

    @Test
    void timeout_whenNothingWasSentByAProxy_isTheProxys() {
        assertNotSent(PROXIED.timeout(LIMIT, false), Kind.CALL_TIMEOUT, "proxy.example:3128");
        assertThat(PROXIED.timeout(LIMIT, true)).hasMessageContaining("The exchange with example.com:8443");
        assertThat(PROXIED.by(null).timeout(LIMIT, false)).hasMessageContaining("The exchange with example.com:8443");
    }

    @Test
    void fault_whenTheRequestMayHaveBeenSent_saysSo() {
        assertThat(DIRECT.timeout(LIMIT, true).delivery()).isEqualTo(Delivery.MAYBE_SENT);
        assertThat(DIRECT.closed(true).delivery()).isEqualTo(Delivery.MAYBE_SENT);
        assertThat(DIRECT.unaskedData(true).delivery()).isEqualTo(Delivery.MAYBE_SENT);
        assertThat(DIRECT.broken(null).delivery()).isEqualTo(Delivery.MAYBE_SENT);
        assertThat(DIRECT.clientFailed(new IllegalStateException()).delivery()).isEqualTo(Delivery.MAYBE_SENT);
    }

    @Test
    void fault_whenTheRequestWasNotSent_saysSo() {
        assertThat(DIRECT.timeout(LIMIT, false).delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(DIRECT.closed(false).delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(DIRECT.unaskedData(false).delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(DIRECT.handshakeFailed(null).delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(DIRECT.noTls(null).delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(DIRECT.clientFailedUnsent(new IllegalStateException()).delivery())
                .isEqualTo(Delivery.NOT_SENT);
    }

    @Test
    void fault_whenItIsAboutATask_namesItInItsContext() {
        assertThat(DIRECT.unreadable(200, new IOException()).taskId()).hasValue(TASK);
        assertThat(PROXIED.by(null).closed(true).taskId()).hasValue(TASK);
    }

    @Test
    void fault_whenItsCauseQuotesWhatCame_leavesTheQuoteOut() {
        Throwable quoting = new IOException("Invalid status line: \"https://example.com/?Signature=abc\"");

        assertThat(DIRECT.broken(quoting).getCause()).isInstanceOf(CauseWithoutMessage.class);
        assertThat(DIRECT.noHttp(quoting).getCause()).isInstanceOf(CauseWithoutMessage.class);
        assertThat(DIRECT.notConnected(quoting).getCause()).isInstanceOf(CauseWithoutMessage.class);
        assertThat(PROXIED.notConnected(ConnectProblem.REFUSED, quoting).getCause())
                .isInstanceOf(CauseWithoutMessage.class);
    }

    private static void assertNotSent(TransportException fault, Kind kind, String place) {
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(fault).hasMessageContaining(place);
    }
}
