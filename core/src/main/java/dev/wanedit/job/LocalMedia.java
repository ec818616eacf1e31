package dev.wanedit.job;

import dev.wanedit.error.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rules that a look at a job's local files can check, before one byte of them is sent. Reads the disk. */
public final class LocalMedia {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long MAX_VIDEO_BYTES = 100 * MEGABYTE;

    private LocalMedia() {}

    /** Every rule that the job's local files break, in the order of the media; empty if there is none. */
    public static List<Violation> check(EditJob job) {
        List<Violation> violations = new ArrayList<>();
        check("video", job.video(), MAX_VIDEO_BYTES, violations);
        for (int i = 0; i < job.references().size(); i++) {
            check("references[" + i + "]", job.references().get(i), MediaRules.MAX_IMAGE_BYTES, violations);
        }
        return violations;
    }

    /** Whether this is a file of a size that some medium may have; what is not is refused later, and need not be read. */
    public static boolean mayBeSent(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_VIDEO_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private static void check(String field, MediaSource source, long maxBytes, List<Violation> violations) {
        if (!(source instanceof MediaSource.LocalFile local)) {
            return;
        }
        Path file = local.path();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            violations.add(new Violation(field, "readable", UnreadableFile.explain(file), "a readable file"));
            return;
        }
        try {
            long size = Files.size(file);
            if (size == 0 || size > maxBytes) {
                String allowed = "1 byte to " + maxBytes / MEGABYTE + " MB";
                violations.add(new Violation(field, "size", file + ": " + size + " bytes", allowed));
            }
        } catch (IOException e) {
            violations.add(new Violation(field, "readable", UnreadableFile.explain(file), "a readable file"));
        }
    }
}
