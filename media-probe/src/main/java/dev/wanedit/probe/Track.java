package dev.wanedit.probe;

import dev.wanedit.media.PixelSize;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of one track tell.
 *
 * @param id by which fragments name it
 * @param kind {@code vide}, {@code soun} and the like; empty when not told
 * @param enabled whether players show it; chapter pictures and the like are not
 * @param pixels as shown, of no meaning for sound; null when not told
 * @param media length before edits, in its own time; null when not told. In a fragmented movie it may be that of the whole.
 * @param sampled whether there are samples outside of fragments
 * @param edited sum of the edit list without its empty edits, in the movie's time; null without one
 * @param shown length that the track's header tells, in the movie's time; null when not told
 */
record Track(
        int id,
        String kind,
        boolean enabled,
        @Nullable PixelSize pixels,
        @Nullable Ticks media,
        boolean sampled,
        @Nullable Long edited,
        @Nullable Long shown) {

    boolean isPicture() {
        return kind.equals("vide");
    }

    /** How long the track is seen or heard. */
    @Nullable
    Duration length(long movieScale) {
        if (edited != null) {
            return Ticks.duration(edited, movieScale);
        }
        Duration own = media == null ? null : media.duration();
        return own != null || shown == null ? own : Ticks.duration(shown, movieScale);
    }

    /** The length with what the fragments add. Without samples of its own, the header speaks of theirs, if of any. */
    @Nullable
    Duration length(Fragments fragments) {
        return media == null
                ? null
                : Ticks.duration(fragments.endAfter(id, sampled ? media.count() : 0), media.scale());
    }
}
