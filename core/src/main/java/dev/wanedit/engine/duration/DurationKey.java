package dev.wanedit.engine.duration;

import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What decides how long an edit runs, as far as it is known when its task is followed.
 *
 * @param resolution of the result; null if not known
 * @param seconds length of the result, up to {@link EditJob#LONGEST_VIDEO}; 0 if not known
 */
public record DurationKey(@Nullable Resolution resolution, int seconds) {

    /** Nothing is known, for example of a task that another process sent. */
    public static final DurationKey UNKNOWN = new DurationKey(null, 0);

    public DurationKey {
        seconds = Math.min(seconds, (int) EditJob.LONGEST_VIDEO.toSeconds());
    }

    /** What a job asks for. Without a resolution, the service takes 1080P. */
    public static DurationKey of(EditJob job) {
        return new DurationKey(
                job.resolution().orElse(Resolution.P1080),
                job.duration().map(length -> (int) length.toSeconds()).orElse(0));
    }

    // Written out: the JVM makes those of a record when they are first called, which costs a first edit some
    // milliseconds.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DurationKey key && resolution == key.resolution && seconds == key.seconds;
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(resolution) + seconds;
    }
}
