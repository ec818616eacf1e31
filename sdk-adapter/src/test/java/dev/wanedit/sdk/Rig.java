package dev.wanedit.sdk;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A transport on a fake, its timeouts in virtual time. */
final class Rig implements AutoCloseable {

    static final TaskId TASK = new TaskId("0385dc79-5ff8-4d82-bcb6-000000000001");
    static final Duration SOON = Duration.ofSeconds(30);
    static final URI CLIP = URI.create("https://example.com/clip.mp4");
    static final EditJob JOB =
            EditJob.builder().video(CLIP).prompt("make it snow").build();

    final Transport transport;

    Rig(FakeDashScope fake) {
        this.transport = new SdkTransportProvider().open(config(fake.baseUrl(), fake::apiKey, new TestScheduler()));
    }

    static TransportConfig config(URI baseUrl, Supplier<String> key, Scheduler timer) {
        return new TransportConfig(
                baseUrl, key, null, ZoneOffset.ofHours(8), Duration.ofSeconds(5), Duration.ofSeconds(30), timer);
    }

    /** Waits for the end, in real time; for what cannot be observed otherwise. */
    static <T> TestObserver<T> ended(TestObserver<T> observer) {
        return observer.awaitDone(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        transport.close();
    }
}
