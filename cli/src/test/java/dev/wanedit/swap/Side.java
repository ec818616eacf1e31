package dev.wanedit.swap;

import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.testkit.FakeDashScope;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ServiceLoader;

/**
 * One adapter, found as applications find it, on a fake of its own.
 *
 * @param adapter its name
 * @param fake the service that it talks to
 * @param transport its transport, whose timeouts never come
 */
record Side(String adapter, FakeDashScope fake, Transport transport) implements AutoCloseable {

    static Side of(String adapter) {
        FakeDashScope fake = FakeDashScope.builder().testClock().start();
        TransportConfig config = new TransportConfig(
                fake.baseUrl(),
                fake::apiKey,
                "llm-swap",
                ZoneOffset.ofHours(8),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                new TestScheduler());
        return new Side(adapter, fake, provider(adapter).open(config));
    }

    private static TransportProvider provider(String adapter) {
        return ServiceLoader.load(TransportProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(adapter))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No transport on the class path is named " + adapter));
    }

    @Override
    public void close() {
        transport.close();
        fake.close();
    }
}
