package dev.wanedit.cli.result;

import dev.wanedit.job.EditedVideo;
import java.util.Optional;

/** Makes the message for a result that is saved but is not recorded in the job store yet. */
public final class UnrecordedResultMessage {

    private UnrecordedResultMessage() {}

    public static Optional<String> told(EditedVideo video) {
        return Optional.ofNullable(video.unrecorded())
                .map(fault -> "the result is saved, but the job store could not record that: " + fault.problem()
                        + " Run the same command again when the store works: it sends nothing, and records the"
                        + " result.");
    }
}
