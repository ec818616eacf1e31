package dev.wanedit.job;

import dev.wanedit.error.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rules that can be checked on a job's local files, before any byte of them is sent. Reads the disk. */
public final class LocalMedia {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long MAX_VIDEO_BYTES = 100 * MEGABYTE;

    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> limits;

    private LocalMedia(EditJob job) {
        this.limits = job.isOfKnownModel() ? violations : new ArrayList<>();
        check("video", job.video(), MAX_VIDEO_BYTES);
        for (int i = 0; i < job.references().size(); i++) {
            check("references[" + i + "]", job.references().get(i), MediaRules.MAX_IMAGE_BYTES);
        }
    }

    /** Every rule that the job's local files break, in the order of the media; empty if there is none. */
    public static List<Violation> check(EditJob job) {
        return new LocalMedia(job).violations;
    }

    /** The files of a job of another model that are larger than the known model allows. */
    public static List<Violation> beyondLimits(EditJob job) {
        return job.isOfKnownModel() ? List.of() : new LocalMedia(job).limits;
    }

    /** True if this is a file with an allowed size. Any other file is refused later and not read. */
    public static boolean mayBeSent(EditJob job, Path file) {
        try {
            return Files.isRegularFile(file) && (!job.isOfKnownModel() || Files.size(file) <= MAX_VIDEO_BYTES);
        } catch (IOException e) {
            return false;
        }
    }

    private void check(String field, MediaSource source, long maxBytes) {
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
                (size == 0 ? violations : limits)
                        .add(new Violation(field, "size", file + ": " + size + " bytes", allowed));
            }
        } catch (IOException e) {
            violations.add(new Violation(field, "readable", UnreadableFile.explain(file), "a readable file"));
        }
    }
}
