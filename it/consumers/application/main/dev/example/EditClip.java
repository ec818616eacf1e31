package dev.example;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.settings.Polling;
import java.nio.file.Path;
import java.time.Duration;

/** Edits a local clip. The transport is the one on the class path. */
public final class EditClip {

    private static final Polling EAGER = new Polling(Duration.ZERO, Duration.ofMillis(20));

    private EditClip() {}

    /** Takes the clip, and the file for the edited one. */
    public static void main(String[] args) {
        EditJob job =
                EditJob.builder().video(Path.of(args[0])).prompt("Make it snow").build();
        try (VideoEditClient client = VideoEditClient.builder().polling(EAGER).build()) {
            System.out.println(client.edit(job, Path.of(args[1])).file().toAbsolutePath());
        }
    }
}
