package dev.wanedit.cli.batch;

import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.EscapedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds results that were downloaded before to another place than the one that is given now: a result is downloaded
 * only once.
 */
public final class EarlierDownloads {

    private EarlierDownloads() {}

    /** The message for a reader who looks for the result at this place; empty if it is there. */
    public static Optional<String> told(EditedVideo video, Path place) {
        return isAt(video, place)
                ? Optional.empty()
                : Optional.of(EscapedText.of(
                        "the result is already at " + video.file() + "; nothing was written to " + place));
    }

    /** True if both are the same file, even if the paths differ, such as a relative and an absolute one. */
    static boolean isAt(EditedVideo video, Path place) {
        if (normal(video.file()).equals(normal(place))) {
            return true;
        }
        try {
            return Files.exists(place) && Files.isSameFile(video.file(), place);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
