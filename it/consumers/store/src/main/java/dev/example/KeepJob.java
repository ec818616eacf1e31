package dev.example;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.JobStore;
import dev.wanedit.settings.Polling;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Edits the clip of an order, once however often it is started. */
public final class KeepJob {

    private static final Polling EAGER = new Polling(Duration.ZERO, Duration.ofMillis(20));

    private KeepJob() {}

    /** Takes a folder, for the store and for the edited clip. */
    public static void main(String[] args) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("Make it snow")
                .build();
        JobKey key = new JobKey("order 17");
        try (JobStore store = JdbcJobStore.file(Path.of(args[0], "jobs.db"));
                VideoEditClient client =
                        VideoEditClient.builder().polling(EAGER).jobStore(store).build()) {
            System.out.println(client.find(key).map(known -> "known").orElse("new"));
            client.edit(key, job, Path.of(args[0], "order-17.mp4"));
        }
    }
}
