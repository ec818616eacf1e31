package dev.example.shop;

import dev.wanedit.VideoEditClient;
import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.job.EditJob;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.net.URI;

/** Has one clip edited. */
final class Shop {

    private Shop() {}

    /** The status in which the task ended. */
    static TaskStatus edit(VideoEditClientBuilder settings) {
        try (VideoEditClient client = settings.build()) {
            EditJob job = EditJob.builder()
                    .video(URI.create("https://shop.example/clip.mp4"))
                    .prompt("make it snow")
                    .build();
            TaskSnapshot ended = client.await(client.submit(job).taskId());
            return ended.status();
        }
    }
}
