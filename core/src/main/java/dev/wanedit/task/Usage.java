package dev.wanedit.task;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a succeeded task used (vendor's page, step 2, {@code usage}); every part is null if the service did not send it.
 *
 * @param billed seconds that are billed: input plus output
 * @param input length of the used part of the source
 * @param output length of the edited video
 * @param videoCount number of videos made
 * @param resolution lines of the output, for example 720; the service calls it {@code SR}
 */
public record Usage(
        @Nullable Duration billed,
        @Nullable Duration input,
        @Nullable Duration output,
        @Nullable Integer videoCount,
        @Nullable Integer resolution)
        implements Serializable {

    @Override
    public String toString() {
        return "Usage[billed=" + text(billed) + ", input=" + text(input) + ", output=" + text(output) + ", videoCount="
                + videoCount + ", resolution=" + resolution + "]";
    }

    private static @Nullable String text(@Nullable Duration time) {
        return time == null ? null : ReadableUnits.duration(time);
    }
}
