package dev.wanedit.testkit.contract.task;

import static dev.wanedit.error.TransportException.Delivery.MAYBE_SENT;
import static dev.wanedit.error.TransportException.Kind.CALL_TIMEOUT;
import static dev.wanedit.error.TransportException.Kind.TRANSFER_IDLE_TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Bench;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.bench.Signals;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The call timeout limits an exchange until the last byte of its body; for media it limits the time in which no byte
 * moves. It is measured by the scheduler of the configuration, so these tests use virtual time. After a timeout the
 * connection is closed. The connect timeout is not tested: there is no way on every system to make a loopback host
 * ignore a SYN.
 */
public abstract class TimeoutContract extends Contract {

    private static final long LIMIT = Bench.CALL_TIMEOUT.toMillis();

    private final Semaphore asked = new Semaphore(0);

    @ParameterizedTest
    @EnumSource
    void call_whenTheHeadersStall_timesOutAndHangsUp(PortCall call) {
        fake().inject(call.kind(), Fault.stallBeforeHeaders());

        assertTimesOut(call);
    }

    @ParameterizedTest
    @EnumSource
    void call_whenTheBodyStalls_timesOutAndHangsUp(PortCall call) {
        fake().inject(call.kind(), Fault.stallInBody(9));

        assertTimesOut(call);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "CANCEL"})
    void call_whenTheAnswerIsLateButInTime_isAnswered(PortCall call) {
        fake().inject(call.kind(), Fault.late());
        Signals<Object> signals = subscribe(call);
        assertThat(fake().awaitHeld(1, patience())).isTrue();
        timer().advanceTimeBy(LIMIT - 1, TimeUnit.MILLISECONDS);

        fake().release();

        if (call == PortCall.CANCEL) {
            assertThat(failure(signals).code()).contains("UnsupportedOperation");
        } else {
            assertThat(value(signals)).isEqualTo(Signals.COMPLETED);
        }
    }

    @Test
    void call_whenItEndedLongAgo_hearsOfNoTimeout() {
        Signals<Object> signals = subscribe(PortCall.QUERY);
        value(signals);

        timer().advanceTimeBy(2 * LIMIT, TimeUnit.MILLISECONDS);

        assertThat(signals.all()).hasSize(1);
    }

    @Test
    void call_whenItsBodyComesInDrops_timesOutAllTheSame() throws InterruptedException {
        Semaphore drops = new Semaphore(0);
        byte[] answer = RawHost.ascii("{\"output\":{\"task_status\":\"RUNNING\"}}");
        try (RawHost host = dripping(answer, drops)) {
            Signals<Object> signals = subscribe(PortCall.QUERY.on(
                    bench().open(
                                    bench().subject().provider(),
                                    bench().config(host.uri("/api/v1"), () -> Secrets.KEY, null)),
                    this));
            assertThat(asked.tryAcquire(patience().toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
            timer().advanceTimeBy(LIMIT * 6 / 10, TimeUnit.MILLISECONDS);
            drops.release();

            timer().advanceTimeBy(LIMIT * 6 / 10, TimeUnit.MILLISECONDS);

            assertTransport(failure(signals), CALL_TIMEOUT, MAYBE_SENT);
            drops.release(10);
            assertThat(host.awaitFirstEnd(patience())).isTrue();
        }
    }

    @Test
    void timeouts_whenSeveralCallsRun_areEachTheirOwn() {
        fake().inject(RequestKind.QUERY, Fault.stallBeforeHeaders());
        Signals<Object> first = subscribe(PortCall.QUERY);
        assertThat(fake().awaitHeld(1, patience())).isTrue();
        timer().advanceTimeBy(LIMIT / 2, TimeUnit.MILLISECONDS);
        fake().inject(RequestKind.LIST, Fault.stallBeforeHeaders());
        Signals<Object> second = subscribe(PortCall.LIST);
        assertThat(fake().awaitHeld(2, patience())).isTrue();

        timer().advanceTimeBy(LIMIT / 2, TimeUnit.MILLISECONDS);

        assertTransport(failure(first), CALL_TIMEOUT, MAYBE_SENT);
        assertThat(second.all()).isEmpty();
        timer().advanceTimeBy(LIMIT / 2, TimeUnit.MILLISECONDS);
        assertTransport(failure(second), CALL_TIMEOUT, MAYBE_SENT);
    }

    private void assertTimesOut(PortCall call) {
        Signals<Object> signals = subscribe(call);
        assertThat(fake().awaitHeld(1, patience())).isTrue();
        long limit = call.isKeyed() ? LIMIT : Bench.TRANSFER_IDLE_TIMEOUT.toMillis();
        timer().advanceTimeBy(limit - 1, TimeUnit.MILLISECONDS);
        assertThat(signals.all()).as("signals before the time is up").isEmpty();

        timer().advanceTimeBy(1, TimeUnit.MILLISECONDS);
        if (!call.isKeyed()) {
            // The fake holds its answer after the last byte has moved; the client may notice that byte a little later.
            timer().advanceTimeBy(limit, TimeUnit.MILLISECONDS);
        }

        assertTransport(failure(signals), call.isKeyed() ? CALL_TIMEOUT : TRANSFER_IDLE_TIMEOUT, MAYBE_SENT);
        assertSentOnce(call);
        assertConnectionsClosed();
    }

    private RawHost dripping(byte[] answer, Semaphore drops) {
        return RawHost.start(socket -> {
            RawHost.head(socket.getInputStream());
            asked.release();
            OutputStream out = socket.getOutputStream();
            out.write(RawHost.ascii("HTTP/1.1 200 OK\r\nContent-Length: " + answer.length + "\r\n\r\n"));
            send(out, answer, 0, 5);
            drops.acquire();
            send(out, answer, 5, 10);
            drops.acquire();
            RawHost.untilGone(socket.getInputStream());
        });
    }

    private static void send(OutputStream out, byte[] bytes, int from, int to) throws IOException {
        out.write(bytes, from, to - from);
        out.flush();
    }
}
