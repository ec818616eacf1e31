package dev.wanedit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.WanEditException;
import dev.wanedit.network.HttpProxy;
import dev.wanedit.network.Network;
import dev.wanedit.network.ProxyRules;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.FakeDashScope;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An error on the thread of a call, such as that of a full memory: the caller is notified at once. */
class SdkErrorTest {

    private final AtomicBoolean full = new AtomicBoolean();

    @Test
    void query_whenTheMemoryIsFull_failsBeforeTheCallTimeout() {
        try (FakeDashScope fake = FakeDashScope.start();
                Transport transport = new SdkTransportProvider().open(config(fake))) {
            full.set(true);

            TestObserver<TaskSnapshot> query =
                    Rig.ended(transport.tasks().query(Rig.TASK).test());

            query.assertError(WanEditException.class);
            assertThat(fake.requests()).isEmpty();
        }
    }

    /** Its timeouts are in virtual time, which stands still. */
    private TransportConfig config(FakeDashScope fake) {
        return new TransportConfig(
                fake.baseUrl(),
                fake::apiKey,
                null,
                ZoneOffset.ofHours(8),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                new TestScheduler(),
                new Network(new Full(), false, null, Map.of()));
    }

    private final class Full implements ProxyRules {

        @Override
        public @Nullable HttpProxy proxyFor(URI target) {
            if (full.get()) {
                throw new OutOfMemoryError("Java heap space");
            }
            return null;
        }
    }
}
