package dev.wanedit.cli;

import dev.wanedit.job.EditedVideo;
import java.util.Optional;

/** Says of a result that is saved that the job store does not know it yet. */
final class Unrecorded {

    private Unrecorded() {}

    static Optional<String> told(EditedVideo video) {
        return Optional.ofNullable(video.unrecorded())
                .map(fault -> "the result is saved, but the job store could not record that: " + fault.problem()
                        + " Give the same command again once the store works: it sends nothing, and records it.");
    }
}
