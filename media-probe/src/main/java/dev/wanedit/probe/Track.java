package dev.wanedit.probe;

import dev.wanedit.media.PixelSize;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The facts in the headers of one track.
 *
 * @param id the id that fragments use for it
 * @param kind for example {@code vide} or {@code soun}; empty if not in the headers
 * @param enabled true if players show it; false for chapter pictures and similar tracks
 * @param pixels the size as shown, without meaning for sound; null if not in the headers
 * @param media length before edits, in its own time; null if not in the headers. In a fragmented movie it may be the
 * length of the whole track.
 * @param sampled true if there are samples outside of fragments
 * @param edited sum of the edit list without its empty edits, in the movie's time; null without one
 * @param shown length in the track's header, in the movie's time; null if not in the header
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

    /** How long the track is shown or heard. */
    @Nullable
    Duration length(long movieScale) {
        if (edited != null) {
            return Ticks.duration(edited, movieScale);
        }
        Duration own = media == null ? null : media.duration();
        return own != null || shown == null ? own : Ticks.duration(shown, movieScale);
    }

    /**
     * The length including the fragments. If the track has no samples outside of fragments, the length in its header is
     * that of the fragments, or is missing.
     */
    @Nullable
    Duration length(Fragments fragments) {
        return media == null
                ? null
                : Ticks.duration(fragments.endAfter(id, sampled ? media.count() : 0), media.scale());
    }
}
