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
 * An MP4 or QuickTime movie: goes through the boxes of the first level, since the header may be anywhere among them,
 * and never reads the content of {@code mdat}. A fault ends the reading; the facts that were found before it are kept.
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
        // An incomplete header may not show that fragments follow, and the sum of a part of the fragments is too small.
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

    /** The track that players show: the first enabled one, otherwise the first one. */
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

    /** The length in the header; if fragments follow, it covers at most the samples before them. */
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
