package dev.wanedit.engine.poll;

import dev.wanedit.job.Resolution;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long edits run, by resolution and length of the video, as this account showed it. One thread at a time. */
public final class LearntDurations {

    private final DurationHistogram all = new DurationHistogram();
    private final Map<Kind, DurationHistogram> kinds = new LinkedHashMap<>();

    /**
     * The sketch for an edit.
     *
     * @param resolution null if not known
     * @param seconds length of the video, 0 if not known
     */
    public DurationHistogram of(@Nullable Resolution resolution, int seconds) {
        return resolution == null && seconds == 0
                ? all
                : kinds.computeIfAbsent(
                        new Kind(resolution, Math.min(seconds, 10)), kind -> new DurationHistogram(all));
    }

    /** An edit ran this long, in nanoseconds. */
    void learn(DurationHistogram kind, long ran) {
        kind.learn(ran);
        if (kind != all) {
            all.learn(ran);
        }
    }

    private record Kind(@Nullable Resolution resolution, int seconds) {}
}
