package dev.example.plain;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Resolution;
import java.nio.file.Path;

/** Edits a clip with a reference picture. The API key comes from {@code DASHSCOPE_API_KEY}. */
public class EditClip {

    public static void main(String[] args) {
        if (args.length != 4) {
            System.err.println("Give four arguments: CLIP PICTURE PROMPT RESULT");
            System.exit(2);
        }
        try {
            EditJob job = EditJob.builder()
                    .video(Path.of(args[0]))
                    .reference(Path.of(args[1]))
                    .prompt(args[2])
                    .resolution(Resolution.P720)
                    .build();
            try (VideoEditClient client =
                    VideoEditClient.builder().jobListener(new Steps()).build()) {
                System.out.println("Price: " + client.quote(job));
                EditedVideo video = client.edit(job, Path.of(args[3]));
                System.out.println("The edited video is " + video.file());
            }
        } catch (WanEditException e) {
            System.err.println(e.getMessage()); // It says what failed and what to do.
            System.exit(1);
        }
    }

    /** Prints each step: checked, uploaded, submitted, running, downloaded and so on. */
    private static final class Steps implements JobListener {

        @Override
        public void onStep(JobStep step) {
            System.out.println(step);
        }
    }
}
