package dev.wanedit.sdk;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;

/** An application that forgets to close its transport. */
final class LeanApplication {

    private LeanApplication() {}

    /** Arguments: base URL, key. */
    public static void main(String[] arguments) {
        TransportConfig config = new TransportConfig(
                URI.create(arguments[0]),
                () -> arguments[1],
                null,
                ZoneOffset.ofHours(8),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Schedulers.computation());
        @SuppressWarnings("resource") // Left open on purpose: what remains must not keep the JVM alive.
        Transport transport = new SdkTransportProvider().open(config);
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("make it snow")
                .build();
        TaskId task = transport.tasks().create(job).blockingGet().taskId();
        System.out.println(transport.tasks().query(task).blockingGet().statusText());
    }
}
