package dev.wanedit.testkit.contract.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeBuilder;
import dev.wanedit.testkit.contract.subject.Capability;
import dev.wanedit.testkit.contract.subject.ContractSubject;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.functions.Consumer;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The environment of one test: a new fake, virtual time, transports; and the checks after every test. */
public final class Bench implements AutoCloseable {

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    /** Less than half of that, so that an adapter which uses the wrong one of both fails. */
    public static final Duration TRANSFER_IDLE_TIMEOUT = Duration.ofSeconds(12);

    /** The most open connections of an adapter to a host, and its most running exchanges. */
    public static final int MOST_CONNECTIONS = 16;

    private final ContractSubject subject;
    private final FakeDashScope fake;
    private final TestScheduler timer = new TestScheduler();
    private final List<Transport> opened = new ArrayList<>();
    private final List<Signals<?>> subscriptions = new CopyOnWriteArrayList<>();
    private final List<Throwable> undeliverable = new CopyOnWriteArrayList<>();
    private final @Nullable Consumer<? super Throwable> errorHandlerBefore = RxJavaPlugins.getErrorHandler();
    private @Nullable Transport transport;

    Bench(ContractSubject subject, FakeDashScopeBuilder fake) {
        this.subject = subject;
        this.fake = fake.apiKeys(Secrets.KEY, Secrets.KEY + "-next").start();
        RxJavaPlugins.setErrorHandler(undeliverable::add);
    }

    public ContractSubject subject() {
        return subject;
    }

    FakeDashScope fake() {
        return fake;
    }

    TestScheduler timer() {
        return timer;
    }

    /** The transport of this test, opened at the first call. */
    Transport transport() {
        if (transport == null) {
            transport = open(subject.provider(), config());
        }
        return transport;
    }

    /** One more transport; it is closed with the test. */
    public Transport open(TransportProvider provider, TransportConfig config) {
        return keep(provider.open(config));
    }

    public Transport keep(Transport other) {
        opened.add(other);
        return other;
    }

    public TransportConfig config() {
        return config(fake.baseUrl(), fake::apiKey, null);
    }

    public TransportConfig config(URI baseUrl, Supplier<String> apiKey, @Nullable String workspace) {
        return new TransportConfig(
                        baseUrl, apiKey, workspace, ZoneOffset.ofHours(8), CONNECT_TIMEOUT, CALL_TIMEOUT, timer)
                .withTransferIdleTimeout(TRANSFER_IDLE_TIMEOUT);
    }

    <T> Signals<T> subscribe(Single<T> call) {
        return watched(Signals.of(call));
    }

    Signals<Object> subscribe(Completable call) {
        return watched(Signals.of(call));
    }

    public <T> Signals<T> watched(Signals<T> signals) {
        subscriptions.add(signals);
        return signals;
    }

    /** Closes the transports, then checks that nothing of them is left. */
    void finish() {
        opened.forEach(Transport::close);
        if (!subject.lacks().containsKey(Capability.PROMPT_CLOSE)) {
            assertThat(fake.awaitConnectionsClosed(subject.patience()))
                    .as("the close of a transport leaves no connection open, yet %s are", fake.openConnections())
                    .isTrue();
        }
        fake.close();
        assertThat(subscriptions)
                .as("no signal after a disposal")
                .allSatisfy(signals -> assertThat(signals.afterDisposal()).isEmpty());
        assertThat(subscriptions)
                .as("one signal for one subscription at most")
                .allSatisfy(signals -> assertThat(signals.all()).hasSizeLessThanOrEqualTo(1));
        assertThat(undeliverable).as("errors that found no subscriber").isEmpty();
        assertThat(fake.keyLeaks())
                .as("requests that took the API key to another host")
                .isEmpty();
    }

    @Override
    public void close() {
        opened.forEach(Transport::close);
        fake.close();
        RxJavaPlugins.setErrorHandler(errorHandlerBefore);
    }
}
