package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.contract.bench.Bench;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Signals;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * After a disposal no signal comes, and the connection is closed: a caller that no longer waits must not keep sockets
 * and threads busy, and must not receive a late error.
 */
public abstract class DisposalContract extends Contract {

    @ParameterizedTest
    @EnumSource
    void call_whenDisposedBeforeTheHeaders_hangsUpInSilence(PortCall call) {
        fake().inject(call.kind(), Fault.stallBeforeHeaders());

        assertHangsUp(call);
    }

    @ParameterizedTest
    @EnumSource
    void call_whenDisposedInTheBody_hangsUpInSilence(PortCall call) {
        fake().inject(call.kind(), Fault.stallInBody(9));

        assertHangsUp(call);
    }

    @ParameterizedTest
    @EnumSource
    void call_whenDisposedRightAfterSubscription_isSilent(PortCall call) {
        Signals<Object> signals = subscribe(call);

        signals.dispose();

        assertConnectionsClosed();
        assertThat(signals.afterDisposal()).isEmpty();
    }

    @Test
    void call_whenDisposedAfterItsEnd_leavesTheTransportUsable() {
        Signals<Object> ended = subscribe(PortCall.QUERY);
        value(ended);

        ended.dispose();

        completes(PortCall.QUERY.on(transport(), this));
    }

    @Test
    void call_whenAnotherIsDisposed_goesOn() {
        fake().inject(PortCall.QUERY.kind(), Fault.late()).times(2);
        Signals<Object> disposed = subscribe(PortCall.QUERY);
        Signals<Object> other = subscribe(PortCall.QUERY);
        assertThat(fake().awaitHeld(2, patience())).isTrue();

        disposed.dispose();
        fake().release();

        assertThat(value(other)).isEqualTo(Signals.COMPLETED);
    }

    @Test
    void calls_whenManyAreDisposed_makeRoomForOthers() {
        fake().inject(PortCall.QUERY.kind(), Fault.stallBeforeHeaders()).times(2 * Bench.MOST_CONNECTIONS);
        for (int i = 0; i < 2 * Bench.MOST_CONNECTIONS; i++) {
            Signals<Object> signals = subscribe(PortCall.QUERY);
            assertThat(fake().awaitHeld(1, patience())).isTrue();
            signals.dispose();
        }

        completes(PortCall.LIST.on(transport(), this));
    }

    private void assertHangsUp(PortCall call) {
        Signals<Object> signals = subscribe(call);
        assertThat(fake().awaitHeld(1, patience())).isTrue();

        signals.dispose();

        assertConnectionsClosed();
        timer().advanceTimeBy(2 * Bench.CALL_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        assertThat(signals.all()).isEmpty();
    }
}
