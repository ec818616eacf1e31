package dev.wanedit.engine.duration;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long edits run, by resolution and length of the video, as this account showed it. One thread at a time. */
public final class LearntDurations {

    private final DurationHistogram all = new DurationHistogram();
    private final Map<DurationKey, DurationHistogram> kinds = new LinkedHashMap<>();

    /** The histogram for an edit. One of a new kind begins with what all edits showed. */
    public DurationHistogram of(DurationKey kind) {
        return kind.equals(DurationKey.UNKNOWN)
                ? all
                : kinds.computeIfAbsent(kind, first -> new DurationHistogram(all));
    }

    /** An edit ran this long, in nanoseconds. */
    public void learn(DurationHistogram kind, long ran) {
        kind.learn(ran);
        if (kind != all) {
            all.learn(ran);
        }
    }
}
