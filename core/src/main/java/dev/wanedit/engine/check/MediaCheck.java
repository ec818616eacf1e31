package dev.wanedit.engine.check;

import dev.wanedit.error.Violation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.JobWarnings;
import dev.wanedit.job.LocalMedia;
import dev.wanedit.job.MediaSource;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFindings;
import dev.wanedit.media.MediaLimits;
import dev.wanedit.port.MediaProbe;
import dev.wanedit.settings.Preflight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the local media of a job, that is files and inline images, before anything of them is sent. Safe for use by
 * several threads; reads the disk on the calling thread.
 */
public final class MediaCheck {

    private static final String VIDEO = "video";
    private static final int LONGEST_NAME = 80;

    private final @Nullable MediaProbe probe;
    private final Preflight level;

    /**
     * @param probe reads headers; null if there is none, and then only the files themselves are checked
     * @param level how strictly to check
     */
    public MediaCheck(@Nullable MediaProbe probe, Preflight level) {
        this.probe = probe;
        this.level = level;
    }

    /** Every rule that the job's media break or may break, the violations in the order of the media. */
    public MediaFindings check(EditJob job) {
        return inspect(job).findings();
    }

    /** The same, with the facts of the video. */
    InspectedMedia inspect(EditJob job) {
        List<Violation> violations = new ArrayList<>(LocalMedia.check(job));
        List<Violation> doubts = new ArrayList<>();
        MediaFindings large =
                new MediaFindings(List.of(), JobWarnings.ofOtherModel(LocalMedia.beyondLimits(job))).at(level);
        violations.addAll(large.violations());
        doubts.addAll(large.doubts());
        MediaFacts clip = null;
        // A file that is missing or too large is already reported, and is not read.
        List<String> settled = violations.stream().map(Violation::field).toList();
        List<MediaSource> media = job.media();
        for (int i = 0; i < media.size(); i++) {
            String field = i == 0 ? VIDEO : "references[" + (i - 1) + "]";
            if (!settled.contains(field)) {
                InspectedMedia one = look(field, media.get(i));
                MediaFindings found = ofModel(job, one.findings()).at(level);
                violations.addAll(found.violations());
                doubts.addAll(found.doubts());
                clip = i == 0 ? one.clip() : clip;
            }
        }
        return new InspectedMedia(new MediaFindings(violations, doubts), clip);
    }

    /** The limits are those of the known model; what another model takes is not known. */
    private static MediaFindings ofModel(EditJob job, MediaFindings found) {
        if (job.isOfKnownModel()) {
            return found;
        }
        MediaFindings beyond = new MediaFindings(List.of(), JobWarnings.ofOtherModel(found.violations()));
        return beyond.and(new MediaFindings(List.of(), found.doubts()));
    }

    /** How strictly it checks. */
    Preflight level() {
        return level;
    }

    /** Whether a check of this job reads the disk, or bytes that may be on it. */
    boolean readsMediaOf(EditJob job) {
        return job.media().stream()
                .anyMatch(it -> it instanceof MediaSource.LocalFile || (it instanceof InlineImage && looksInside()));
    }

    private boolean looksInside() {
        return probe != null && level != Preflight.OFF;
    }

    private InspectedMedia look(String field, MediaSource source) {
        if (probe == null || level == Preflight.OFF) {
            return InspectedMedia.NOTHING;
        }
        try {
            if (source instanceof MediaSource.LocalFile local) {
                return judge(field, name(local.path()), probe.probe(local.path()));
            }
            if (source instanceof InlineImage image) {
                try (InlineImageChannel bytes = new InlineImageChannel(image)) {
                    return judge(field, "inline " + image.mimeType(), probe.probe(bytes));
                }
            }
            return InspectedMedia.NOTHING; // The medium is not on this machine; only the service can check it.
        } catch (IOException e) {
            Violation unread = new Violation(field, "readable", source + ": cannot be read", "a readable file");
            return new InspectedMedia(new MediaFindings(List.of(), List.of(unread)), null);
        }
    }

    private static InspectedMedia judge(String field, String name, MediaFacts facts) {
        return field.equals(VIDEO)
                ? new InspectedMedia(MediaLimits.video(field, name, facts), facts)
                : new InspectedMedia(MediaLimits.image(field, name, facts), null);
    }

    /**
     * Messages have a maximum length, so a long name is shortened; otherwise the finding would be cut off. The end of
     * the name is kept, since it has the extension.
     */
    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.length() <= LONGEST_NAME ? name : "…" + name.substring(name.length() - LONGEST_NAME);
    }
}
