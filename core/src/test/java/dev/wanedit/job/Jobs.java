package dev.wanedit.job;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.Violation;
import java.net.URI;
import java.util.List;

/** Jobs to start a test from. */
public final class Jobs {

    static final URI VIDEO = URI.create("https://host.example/clip.mp4");
    static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    static final MediaSource PNG_SOURCE = InlineImage.of(PNG);

    private Jobs() {}

    /** A job with the one part that every job needs. */
    public static EditJob.Builder smallest() {
        return EditJob.builder().video(VIDEO);
    }

    /** What {@code build} complains about; empty if it does not. */
    static List<Violation> violations(EditJob.Builder job) {
        try {
            job.build();
            return List.of();
        } catch (InvalidJobException e) {
            return e.violations();
        }
    }
}
