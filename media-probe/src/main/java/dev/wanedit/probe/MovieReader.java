package dev.wanedit.probe;

import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An MP4 or QuickTime movie: steps over the boxes of the first level, wherever among them the header lies, and never reads
 * what is in {@code mdat}. A fault in one place ends the reading; what was found before it counts.
 */
final class MovieReader {

    private final MediaBytes bytes;
    private final MediaFormat format;
    private final Fragments fragments;
    private final List<Track> tracks = new ArrayList<>();
    private @Nullable Ticks header;
    private boolean headerRead;
    private boolean cut;

    MovieReader(MediaBytes bytes, MediaFormat format) {
        this.bytes = bytes;
        this.format = format;
        this.fragments = new Fragments(bytes);
    }

    MediaFacts read() throws IOException {
        boolean allRead = readsAll();
        if (allRead && !headerRead) {
            MediaFacts headless = MediaFacts.of(MediaFormat.HEADLESS);
            return cut ? headless.cutShort() : headless;
        }
        Track picture = picture();
        if (picture == null && isSurelySound()) {
            return MediaFacts.of(MediaFormat.SOUND);
        }
        // Part of a header may lack the news that fragments follow, and part of the fragments is no sum.
        boolean told = fragments.isExpected() ? allRead : headerRead;
        return new MediaFacts(
                format,
                picture == null ? null : picture.pixels(),
                told ? duration() : null,
                told && picture != null ? length(picture) : null,
                null,
                cut);
    }

    private boolean readsAll() throws IOException {
        try {
            readAll();
            return true;
        } catch (EndedEarlyException e) {
            cut = true;
            return false;
        } catch (UnreadableMediaException e) {
            return false;
        }
    }

    private void readAll() throws IOException {
        BoxWalk boxes = new BoxWalk(bytes, 0, bytes.size());
        for (Box box = boxes.next(); box != null; box = boxes.next()) {
            cut = boxes.isCut();
            if (box.type().equals("moov") && !headerRead) {
                movie(box);
                headerRead = true;
            } else if (box.type().equals("moof")) {
                fragments.add(box);
            }
        }
    }

    private void movie(Box moov) throws IOException {
        BoxWalk boxes = moov.children(bytes);
        for (Box box = boxes.next(); box != null; box = boxes.next()) {
            switch (box.type()) {
                case "mvhd" -> header = header(box);
                case "trak" -> tracks.add(new TrackReader(bytes).read(box));
                case "mvex" -> fragments.expect(box);
                default -> {}
            }
        }
    }

    private Ticks header(Box mvhd) throws IOException {
        boolean large = mvhd.head(bytes, 1).get() == 1;
        ByteBuffer head = mvhd.head(bytes, large ? 32 : 20);
        return Ticks.read(head.position(large ? 20 : 12), large);
    }

    /** The track that players show: the first that is enabled, else the first. */
    private @Nullable Track picture() {
        List<Track> pictures = tracks.stream().filter(Track::isPicture).toList();
        return pictures.stream().filter(Track::enabled).findFirst().orElse(pictures.isEmpty() ? null : pictures.get(0));
    }

    private boolean isSurelySound() {
        return headerRead
                && !cut
                && !tracks.isEmpty()
                && tracks.stream().allMatch(it -> it.kind().equals("soun"));
    }

    /** The header's word; where fragments follow it, it speaks at most of what is before them. */
    private @Nullable Duration duration() {
        Duration told = header == null || fragments.isExpected() ? null : header.duration();
        return told == null ? longestTrack() : told;
    }

    private @Nullable Duration longestTrack() {
        return tracks.stream()
                .map(this::length)
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(null);
    }

    private @Nullable Duration length(Track track) {
        return fragments.isExpected() ? track.length(fragments) : track.length(header == null ? 0 : header.scale());
    }
}
