package dev.wanedit.testkit.contract.transfer;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** An application that submits one job with one large medium. Its heap is smaller than the medium. */
final class SmallHeapProgram {

    /** How the file is sent. */
    enum Way {
        /** It is uploaded as the job's video. */
        UPLOAD,
        /** It is sent inside the create request as a reference image. */
        INLINE;

        /** As an argument of the program. */
        String argument() {
            return name().toLowerCase(Locale.ROOT);
        }

        private EditJob job(Path file) {
            EditJob.Builder job = EditJob.builder();
            return (this == UPLOAD
                            ? job.video(file)
                            : job.video(SampleJobs.VIDEO).reference(InlineImage.of(file)))
                    .build();
        }
    }

    private SmallHeapProgram() {}

    /** Arguments: the adapter's name, the base URL, the key, the way, the file. Prints the task's id. */
    public static void main(String[] arguments) {
        Way way = Way.valueOf(arguments[3].toUpperCase(Locale.ROOT));
        try (VideoEditClient client = VideoEditClient.builder()
                .transport(arguments[0])
                .baseUrl(URI.create(arguments[1]))
                .apiKey(arguments[2])
                .build()) {
            System.out.println(client.submit(way.job(Path.of(arguments[4]))).taskId());
        }
    }
}
