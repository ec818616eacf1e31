package dev.wanedit.download;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Target;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A download in its own process; it prints its progress and its end on standard output. */
final class ForkedDownload implements AutoCloseable {

    private final RunningJvm jvm;

    private ForkedDownload(RunningJvm jvm) {
        this.jvm = jvm;
    }

    /** In the other process: base URL, key, transport, task, target. */
    public static void main(String[] args) {
        try (VideoEditClient client =
                Scene.builder(URI.create(args[0]), args[1], args[2]).build()) {
            EditedVideo video = client.rx()
                    .download(
                            new TaskId(args[3]),
                            Target.of(Path.of(args[4])),
                            (done, total) -> System.out.println("at " + done))
                    .blockingGet();
            System.out.println("done " + video.size());
        } catch (WanEditException e) {
            System.out.println("failed " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    /** @param prefix of the command, for example what limits the process */
    static ForkedDownload start(FakeDashScope fake, String transport, TaskId task, Path target, String... prefix)
            throws IOException {
        // A file for counters would be one that is too large where a disk is full.
        ForkedJvm plain = ForkedJvm.plain().with("-XX:-UsePerfData").under(prefix);
        return new ForkedDownload(plain.start(
                ForkedDownload.class,
                fake.baseUrl().toString(),
                fake.apiKey(),
                transport,
                task.value(),
                target.toString()));
    }

    /** Waits until so many bytes are written. */
    void awaitBytes(long count) throws IOException {
        long written;
        do {
            written = Long.parseLong(jvm.awaitLine("at "));
        } while (written < count);
    }

    /** How it ended, in its own words. */
    String end() throws IOException {
        return jvm.rest().stream()
                .filter(line -> line.startsWith("done ") || line.startsWith("failed "))
                .findFirst()
                .orElse("nothing");
    }

    /** As {@code kill -9} does; returns when the process is gone. */
    void kill() {
        jvm.kill();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
