package dev.wanedit.testkit.contract.task;

import static dev.wanedit.error.TransportException.Delivery.MAYBE_SENT;
import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static dev.wanedit.error.TransportException.Kind.CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.Transport;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.AdapterThreads;
import dev.wanedit.testkit.contract.bench.Bench;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Signals;
import dev.wanedit.testkit.contract.subject.Capability;
import dev.wanedit.testkit.contract.subject.OwnClient;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transport closes what it opened, and nothing else; later calls fail at once. */
public abstract class ResourceContract extends Contract {

    @ParameterizedTest
    @EnumSource
    void call_whenTheTransportIsClosed_isRefusedUnsent(PortCall call) {
        transport().close();

        assertTransport(failure(subscribe(call)), CLOSED, NOT_SENT);

        assertThat(fake().connectionsAccepted()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void call_whenTheTransportIsClosedUnderIt_endsAndHangsUp(PortCall call) {
        fake().inject(call.kind(), Fault.stallBeforeHeaders());
        Signals<Object> signals = subscribe(call);
        assertThat(fake().awaitHeld(1, patience())).isTrue();

        transport().close();

        assertTransport(failure(signals), CLOSED, MAYBE_SENT);
        assertConnectionsClosed();
    }

    @Test
    void close_whenDoneTwice_doesNoHarm() {
        completes(PortCall.QUERY.on(transport(), this));

        transport().close();
        transport().close();

        assertTransport(failure(subscribe(PortCall.QUERY)), CLOSED, NOT_SENT);
    }

    @Test
    void close_whenNothingWasEverCalled_doesNoHarm() {
        AdapterThreads threads = AdapterThreads.sinceNow();

        bench().subject().provider().open(bench().config()).close();

        // Only the next test waits for the garbage collection, since waiting once takes long enough.
        if (!lacks(Capability.PROMPT_CLOSE)) {
            awaitEnd(threads);
        }
    }

    @Test
    void close_whenDone_endsTheThreadsAndConnectionsOfTheTransport() {
        AdapterThreads threads = AdapterThreads.sinceNow();
        try (Transport own = bench().subject().provider().open(bench().config())) {
            for (PortCall call : PortCall.values()) {
                subscribe(call.on(own, this)).awaitEnd(patience());
            }
        }

        awaitEnd(threads);
        assertThat(fake().awaitConnectionsClosed(patience())).isTrue();
    }

    @Test
    void transports_whenOneIsClosed_leaveTheOtherAlone() {
        Transport other = bench().open(bench().subject().provider(), bench().config());
        completes(PortCall.QUERY.on(transport(), this));
        completes(PortCall.QUERY.on(other, this));

        transport().close();

        completes(PortCall.QUERY.on(other, this));
    }

    @Test
    void client_whenHandedIn_staysUsableAfterTheClose() throws Exception {
        requires(Capability.OWN_CLIENT);
        URI plain = fake().hostMedia("plain", new byte[3]);
        try (OwnClient client = bench().subject().ownClient()) {
            Transport over = bench().keep(client.open(bench().config()));
            completes(PortCall.QUERY.on(over, this));

            over.close();

            assertThat(client.statusOf(plain)).isEqualTo(200);
            assertTransport(failure(subscribe(PortCall.QUERY.on(over, this))), CLOSED, NOT_SENT);
        }
    }

    @Test
    void client_whenHandedIn_isBoundByTheSameRules() {
        requires(Capability.OWN_CLIENT);
        try (OwnClient client = bench().subject().ownClient()) {
            Transport over = bench().keep(client.open(bench().config()));
            fake().inject(RequestKind.CREATE, Fault.closeWithoutAnswer()).forever();
            failure(subscribe(PortCall.CREATE.on(over, this)));
            assertThat(fake().count(RequestKind.CREATE)).isEqualTo(1);

            fake().inject(RequestKind.QUERY, Fault.redirect(fake().hostMedia("x", new byte[1])));
            assertThat(failure(subscribe(PortCall.QUERY.on(over, this))).httpStatus())
                    .contains(307);

            fake().inject(RequestKind.LIST, Fault.stallInBody(9));
            Signals<Object> stalled = subscribe(PortCall.LIST.on(over, this));
            assertThat(fake().awaitHeld(1, patience())).isTrue();
            timer().advanceTimeBy(Bench.CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            failure(stalled);

            over.close();
        }
    }

    private void awaitEnd(AdapterThreads threads) {
        assertThat(threads.awaitNone(patience(), lacks(Capability.PROMPT_CLOSE)))
                .as("threads that outlive the transport: %s", threads.now())
                .isTrue();
    }
}
