package dev.example;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.testkit.FakeDashScope;
import java.net.URI;
import java.nio.file.Path;

public class Rehearsal {
    public static void main(String[] args) {
        EditJob job = EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("Make it snow")
                .build();
        try (FakeDashScope fake = FakeDashScope.start();
                VideoEditClient client = fake.client().build()) {
            System.out.println(client.edit(job, Path.of(args[0])).file());
        }
    }
}
