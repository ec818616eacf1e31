package dev.wanedit.engine.poll;

import dev.wanedit.job.Resolution;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long edits run, by resolution and length of the video, as this account showed it. One thread at a time. */
public final class LearntDurations {

    private final DurationSketch all = new DurationSketch();
    private final Map<Kind, DurationSketch> kinds = new LinkedHashMap<>();

    /**
     * The sketch for an edit.
     *
     * @param resolution null if not known
     * @param seconds length of the video, 0 if not known
     */
    public DurationSketch of(@Nullable Resolution resolution, int seconds) {
        return resolution == null && seconds == 0
                ? all
                : kinds.computeIfAbsent(new Kind(resolution, Math.min(seconds, 10)), kind -> new DurationSketch(all));
    }

    /** An edit ran this long, in nanoseconds. */
    void learn(DurationSketch kind, long ran) {
        kind.learn(ran);
        if (kind != all) {
            all.learn(ran);
        }
    }

    private record Kind(@Nullable Resolution resolution, int seconds) {}
}
