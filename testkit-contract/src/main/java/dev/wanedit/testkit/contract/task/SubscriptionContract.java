package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import dev.wanedit.port.Transport;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.contract.bench.Bench;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.bench.Signals;
import io.reactivex.rxjava3.core.Completable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One subscription makes one exchange, and nothing happens before it. Retries, rate limits and the counting of paid
 * requests around the port depend on this. The key is read again for each exchange, since it may have been rotated.
 */
public abstract class SubscriptionContract extends Contract {

    @ParameterizedTest
    @EnumSource
    void call_whenNotSubscribed_sendsNothing(PortCall call) {
        for (int i = 0; i < 2 * Bench.MOST_CONNECTIONS; i++) {
            call.on(transport(), this);
        }
        // If the other calls sent something too early, it was sent before this call ended.
        subscribe(call).awaitEnd(patience());

        assertThat(fake().count(call.kind())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void call_whenSubscribedTwice_makesTwoExchanges(PortCall call) {
        Completable same = call.on(transport(), this);

        subscribe(same).awaitEnd(patience());
        subscribe(same).awaitEnd(patience());

        assertThat(fake().count(call.kind())).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void call_whenDisposedInTheMomentOfSubscription_sendsNothing(PortCall call) {
        bench().watched(Signals.disposedAtOnce(call.on(transport(), this)));
        // If the transport sent something by mistake, it was sent before this answer.
        subscribe(PortCall.DOWNLOAD).awaitEnd(patience());

        assertThat(fake().count(call.kind())).isEqualTo(call == PortCall.DOWNLOAD ? 1 : 0);
    }

    @Test
    void key_whenItRotates_isAskedForAnewOnTheSubscribingThread() {
        List<Thread> askedOn = new CopyOnWriteArrayList<>();
        List<String> keys = new ArrayList<>(List.of(Secrets.KEY, Secrets.KEY + "-next"));
        Transport rotating = open(() -> {
            askedOn.add(Thread.currentThread());
            return keys.remove(0);
        });
        Completable query = PortCall.QUERY.on(rotating, this);
        assertThat(askedOn).isEmpty();

        completes(query);
        completes(query);

        assertThat(askedOn).containsExactly(Thread.currentThread(), Thread.currentThread());
        assertThat(fake().requests(PortCall.QUERY.kind()))
                .extracting(request -> request.header("Authorization").orElse(""))
                .containsExactly("Bearer " + Secrets.KEY, "Bearer " + Secrets.KEY + "-next");
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "CANCEL", "UPLOAD_POLICY"})
    void key_whenItsSupplierFails_isAnErrorOfOursAndNothingIsSent(PortCall call) {
        Transport broken = open(() -> {
            throw new IllegalStateException("the vault is sealed");
        });

        failure(subscribe(call.on(broken, this)));

        assertThat(fake().connectionsAccepted()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "QUERY", "LIST", "CANCEL", "UPLOAD_POLICY"})
    void key_whenNoHeaderCanCarryIt_isAnErrorOfOursAndNothingIsSent(PortCall call) {
        for (String key : List.of("", Secrets.KEY + "\r\nX-Injected: 1", Secrets.KEY + "\n")) {
            WanEditException error = failure(subscribe(call.on(open(() -> key), this)));

            Secrets.assertNoneIn(error);
        }
        assertThat(fake().connectionsAccepted()).isZero();
    }

    @Test
    void calls_whenOneFails_leaveTheTransportUsable() {
        fake().inject(PortCall.QUERY.kind(), Fault.resetInBody(3));
        subscribe(PortCall.QUERY).awaitEnd(patience());

        completes(PortCall.QUERY.on(transport(), this));
    }

    private Transport open(Supplier<String> key) {
        return bench().open(bench().subject().provider(), bench().config(fake().baseUrl(), key, null));
    }
}
