package dev.wanedit.task;

import java.io.Serializable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The result of a succeeded task.
 *
 * @param videoUrl a signed URL of the edited MP4 that expires 24 hours after the task ended (vendor's page, step 2).
 * Anyone who has it can download the video, so it is a secret, and {@link #toString()} hides its query
 * @param usage what was used and billed, null if the service did not send it
 */
public record EditResult(URI videoUrl, @Nullable Usage usage) implements Serializable {

    @Override
    public String toString() {
        return "EditResult[videoUrl=" + Redaction.redact(videoUrl.toString()) + ", usage=" + usage + "]";
    }
}
