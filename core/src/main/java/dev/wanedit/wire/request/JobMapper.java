package dev.wanedit.wire.request;

import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.Violation;
import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Resolution;
import dev.wanedit.wire.HeaderNames;
import dev.wanedit.wire.body.CreateBody;
import dev.wanedit.wire.body.InputBody;
import dev.wanedit.wire.body.MediaBody;
import dev.wanedit.wire.body.ParametersBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a job as the service reads it: only what was set, the video before the references. */
public final class JobMapper {

    private static final String VIDEO = "video";
    private static final String REFERENCE_IMAGE = "reference_image";
    private static final String OSS = "oss://";

    private JobMapper() {}

    /**
     * The create request, ready to be written and sent.
     *
     * @param check run before each part of the body is given; see {@code TransportConfig.createCheck}
     * @throws InvalidJobException if a medium is still a local file
     * @throws StorageException if the file of an inline image is gone, or its length has changed
     */
    public static CreateDraft sendable(EditJob job, Runnable check) {
        Runnable own = check instanceof CreateCheck ofJobs ? ofJobs.of(job) : check;
        refuseLocalFiles(job);
        job.media().stream()
                .filter(InlineImage.class::isInstance)
                .map(InlineImage.class::cast)
                .forEach(ImageSegment::requireUnchanged);
        InlineImageSlots slots = new InlineImageSlots();
        return new CreateDraft(new CreateBody(job.model(), input(job, slots), parameters(job)), slots, own);
    }

    /** True if some bytes of the create request are read from the disk, which may be slow. */
    public static boolean readsDisk(EditJob job) {
        return job.media().stream()
                .anyMatch(it -> it instanceof InlineImage image && image.file().isPresent());
    }

    /** Whether the create request needs {@link HeaderNames#OSS_RESOLVE}. */
    public static boolean needsOssResolve(EditJob job) {
        return job.media().stream().anyMatch(MediaSource.OssUrl.class::isInstance)
                || namesOss(job.extraInput())
                || namesOss(job.extraParameters());
    }

    /** A later model may take media in members that are not known here. */
    private static boolean namesOss(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(JobMapper::namesOss);
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(JobMapper::namesOss);
        }
        return value instanceof String text && text.regionMatches(true, 0, OSS, 0, OSS.length());
    }

    private static void refuseLocalFiles(EditJob job) {
        List<Violation> local = job.media().stream()
                .filter(MediaSource.LocalFile.class::isInstance)
                .map(file -> new Violation("media", "uploaded", file.toString(), "media that are uploaded already"))
                .toList();
        if (!local.isEmpty()) {
            throw new InvalidJobException(local);
        }
    }

    private static InputBody input(EditJob job, InlineImageSlots slots) {
        List<MediaBody> media = new ArrayList<>();
        media.add(new MediaBody(VIDEO, url(job.video(), slots)));
        job.references().forEach(reference -> media.add(new MediaBody(REFERENCE_IMAGE, url(reference, slots))));
        return new InputBody(
                job.prompt().orElse(null), job.negativePrompt().orElse(null), media, known(job.extraInput()));
    }

    private static @Nullable ParametersBody parameters(EditJob job) {
        ParametersBody parameters = new ParametersBody(
                job.resolution().map(Resolution::wireName).orElse(null),
                job.ratio().map(AspectRatio::wireName).orElse(null),
                job.duration().map(Duration::toSeconds).map(Math::toIntExact).orElse(null),
                job.audio().map(AudioSetting::wireName).orElse(null),
                job.promptExtend().orElse(null),
                job.watermark().orElse(null),
                job.seed().orElse(null),
                known(job.extraParameters()));
        return isEmpty(parameters) ? null : parameters;
    }

    private static boolean isEmpty(ParametersBody parameters) {
        return parameters.resolution() == null
                && parameters.ratio() == null
                && parameters.duration() == null
                && parameters.audio_setting() == null
                && parameters.prompt_extend() == null
                && parameters.watermark() == null
                && parameters.seed() == null
                && parameters.more() == null;
    }

    private static @Nullable Map<String, Object> known(Map<String, Object> members) {
        return members.isEmpty() ? null : members;
    }

    private static String url(MediaSource source, InlineImageSlots slots) {
        if (source instanceof MediaSource.RemoteUrl remote) {
            return remote.uri().toASCIIString();
        }
        if (source instanceof MediaSource.OssUrl oss) {
            return oss.uri().toString();
        }
        if (source instanceof InlineImage image) {
            return slots.dataUri(image);
        }
        throw new IllegalStateException("A local file was not refused: " + source);
    }
}
