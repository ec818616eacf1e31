package dev.wanedit.transport.jdk;

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

    static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    static final Duration SOON = Duration.ofSeconds(30);
    static final EditJob JOB = EditJob.builder()
            .video(URI.create("https://example.com/clip.mp4"))
            .prompt("make it snow")
            .build();

    final FakeDashScope fake;
    final TestScheduler timer = new TestScheduler();
    final Transport transport;

    Rig(FakeDashScope fake) {
        this(fake, fake::apiKey);
    }

    Rig(FakeDashScope fake, Supplier<String> key) {
        this.fake = fake;
        this.transport = new JdkTransportProvider().open(config(fake.baseUrl(), key, timer));
    }

    static TransportConfig config(URI baseUrl, Supplier<String> key, Scheduler timer) {
        return new TransportConfig(
                baseUrl, key, null, ZoneOffset.ofHours(8), Duration.ofSeconds(5), CALL_TIMEOUT, timer);
    }

    /** Waits for the end, in real time; for what cannot be observed otherwise. */
    static <T> TestObserver<T> ended(TestObserver<T> observer) {
        return observer.awaitDone(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    TaskId createdTask() {
        return transport.tasks().create(JOB).blockingGet().taskId();
    }

    void passTime(Duration time) {
        timer.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        transport.close();
    }
}
