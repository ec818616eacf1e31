package dev.wanedit.testkit.contract.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.network.Network;
import dev.wanedit.port.Transport;
import dev.wanedit.testkit.AnswerFault;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeBuilder;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.subject.Capability;
import dev.wanedit.testkit.contract.subject.ContractSubject;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One part of the contract. Every test has its own fake service, virtual time and transports. After each test it is
 * checked that nothing is left open, that no signal came twice or after a disposal, that RxJava received no
 * undeliverable error, and that the key was not sent to another host.
 */
@ExtendWith(ContractExtension.class)
@Timeout(120)
public abstract class Contract {

    @TempDir
    @Nullable
    Path folder;

    private @Nullable Bench bench;

    public Contract() {}

    protected void begin(ContractSubject subject) {
        bench = new Bench(subject, builder());
    }

    protected void end(boolean passed) {
        try (Bench ending = bench()) {
            if (passed) {
                ending.finish();
            }
        }
    }

    /** The fake that each test gets. */
    protected FakeDashScopeBuilder builder() {
        return FakeDashScope.builder().testClock();
    }

    protected final Bench bench() {
        return Objects.requireNonNull(bench, "a contract has a bench only while a test runs");
    }

    /** How long to wait for an event that must happen; only a failing test waits that long. */
    protected final Duration patience() {
        return bench().subject().patience();
    }

    protected final FakeDashScope fake() {
        return bench().fake();
    }

    protected final TestScheduler timer() {
        return bench().timer();
    }

    protected final Transport transport() {
        return bench().transport();
    }

    protected final Path folder() {
        return Objects.requireNonNull(folder, "JUnit makes the folder");
    }

    /** Skips the test, with the declared reason, if the adapter cannot do this. */
    protected final void requires(Capability capability) {
        String reason = bench().subject().lacks().get(capability);
        if (reason != null) {
            Assumptions.abort(capability + ": " + reason);
        }
    }

    protected final boolean lacks(Capability capability) {
        return bench().subject().lacks().containsKey(capability);
    }

    protected final <T> Signals<T> subscribe(Single<T> call) {
        return bench().subscribe(call);
    }

    protected final Signals<Object> subscribe(Completable call) {
        return bench().subscribe(call);
    }

    /** Starts a call of the port, on this test's transport. */
    protected final Signals<Object> subscribe(PortCall call) {
        return subscribe(call.on(transport(), this));
    }

    protected final <T> T value(Single<T> call) {
        return value(subscribe(call));
    }

    /** The only value of a subscription. */
    protected final <T> T value(Signals<T> signals) {
        awaitEnd(signals);
        List<Object> all = signals.all();
        if (all.get(0) instanceof Throwable error) {
            throw new AssertionError("A value was expected, an error came", error);
        }
        assertThat(all).hasSize(1);
        @SuppressWarnings("unchecked") // It is not an error, so it is the value of the call.
        T value = (T) all.get(0);
        return value;
    }

    protected final void completes(Completable call) {
        assertThat(value(subscribe(call))).isEqualTo(Signals.COMPLETED);
    }

    /** The only error of a subscription: an exception of wanedit, without secrets. */
    protected final WanEditException failure(Signals<?> signals) {
        awaitEnd(signals);
        assertThat(signals.all()).hasSize(1);
        if (!(signals.all().get(0) instanceof Throwable error)) {
            throw new AssertionError("An error was expected, this came: " + signals.all());
        }
        Secrets.assertNoneIn(error);
        if (!(error instanceof WanEditException ours)) {
            throw new AssertionError("An error of another tree than ours came", error);
        }
        return ours;
    }

    protected final <E extends WanEditException> E failure(Signals<?> signals, Class<E> type) {
        WanEditException error = failure(signals);
        assertThat(error).isInstanceOf(type);
        return type.cast(error);
    }

    protected final void assertTransport(
            WanEditException error, TransportException.Kind kind, TransportException.Delivery delivery) {
        assertThat(error).isInstanceOfSatisfying(TransportException.class, fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.delivery()).isEqualTo(delivery);
        });
    }

    private void awaitEnd(Signals<?> signals) {
        if (!signals.awaitEnd(patience())) {
            Assertions.fail("No signal came within " + patience());
        }
    }

    /** The only request of a kind. */
    protected final RecordedRequest onlyRequest(RequestKind kind) {
        List<RecordedRequest> requests = fake().requests(kind);
        assertThat(requests).hasSize(1);
        return requests.get(0);
    }

    /** Checks the number of requests of a call: exactly one, or the known repetition of a stack that repeats reads. */
    protected final void assertSentOnce(PortCall call) {
        if (call.isRead() && lacks(Capability.SINGLE_READ)) {
            assertThat(fake().count(call.kind()))
                    .as("requests for one %s", call)
                    .isBetween(1, 2);
        } else {
            assertThat(fake().count(call.kind()))
                    .as("requests for one %s", call)
                    .isEqualTo(1);
        }
    }

    /** Waits until every connection with a running exchange is closed; idle ones are closed here. */
    protected final void assertConnectionsClosed() {
        fake().refuseConnections();
        assertThat(fake().awaitConnectionsClosed(patience()))
                .as("the connection of an exchange that ended early is closed")
                .isTrue();
    }

    /** A transport with its own client and these network settings. */
    protected final Transport over(Network network) {
        return bench().open(bench().subject().provider(), bench().config().withNetwork(network));
    }

    /** A storage on a plain socket for the next upload. The caller must close it. */
    protected final RawHost storage(RawHost.Conversation conversation) {
        RawHost host = RawHost.start(conversation);
        pointUploadsTo(host.uri(""));
        return host;
    }

    /** Makes the next upload policy name this host. */
    protected final void pointUploadsTo(URI host) {
        fake().inject(RequestKind.UPLOAD_POLICY, json("""
                {"data":{"policy":"cA==","signature":"%s","upload_dir":"dir","upload_host":"%s","oss_access_key_id":"id",
                "expire_in_seconds":"300","max_file_size_mb":"100","x_oss_object_acl":"private","x_oss_forbid_overwrite":"true"}}
                """.formatted(Secrets.SIGNATURE, host)));
    }

    protected static AnswerFault json(String body) {
        return Fault.answer(200).header("Content-Type", "application/json").body(body);
    }
}
