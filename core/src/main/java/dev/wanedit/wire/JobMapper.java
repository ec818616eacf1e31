package dev.wanedit.wire;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.Violation;
import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Resolution;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a job as the service reads it: only what was set, the video before the references. */
public final class JobMapper {

    private static final String VIDEO = "video";
    private static final String REFERENCE_IMAGE = "reference_image";

    private JobMapper() {}

    /**
     * The body of the create request.
     *
     * @throws IllegalArgumentException if a medium is still a local file
     * @throws UncheckedIOException if an inline image can no longer be read
     */
    public static CreateBody body(EditJob job) {
        return new CreateBody(EditJob.MODEL, input(job), parameters(job));
    }

    /**
     * The body of the create request, or what hinders it, from our tree.
     *
     * @throws InvalidJobException if a medium is still a local file
     * @throws StorageException if an inline image can no longer be read
     */
    public static CreateBody sendable(EditJob job) {
        refuseLocalFiles(job);
        try {
            return body(job);
        } catch (UncheckedIOException e) {
            throw new StorageException(
                    "An inline image of the job can no longer be read; nothing was sent.",
                    ErrorContext.NONE,
                    "Put the file back, or make the job anew.",
                    e);
        }
    }

    /** Whether the create request needs {@link HeaderNames#OSS_RESOLVE}. */
    public static boolean needsOssResolve(EditJob job) {
        return job.media().stream().anyMatch(MediaSource.OssUrl.class::isInstance);
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

    private static InputBody input(EditJob job) {
        List<MediaBody> media = new ArrayList<>();
        media.add(new MediaBody(VIDEO, url(job.video())));
        job.references().forEach(reference -> media.add(new MediaBody(REFERENCE_IMAGE, url(reference))));
        return new InputBody(job.prompt().orElse(null), job.negativePrompt().orElse(null), media);
    }

    private static @Nullable ParametersBody parameters(EditJob job) {
        ParametersBody parameters = new ParametersBody(
                job.resolution().map(Resolution::wireName).orElse(null),
                job.ratio().map(AspectRatio::wireName).orElse(null),
                job.duration().map(Duration::toSeconds).map(Math::toIntExact).orElse(null),
                job.audio().map(AudioSetting::wireName).orElse(null),
                job.promptExtend().orElse(null),
                job.watermark().orElse(null),
                job.seed().orElse(null));
        return parameters.equals(new ParametersBody(null, null, null, null, null, null, null)) ? null : parameters;
    }

    private static String url(MediaSource source) {
        if (source instanceof MediaSource.RemoteUrl remote) {
            return remote.uri().toASCIIString();
        }
        if (source instanceof MediaSource.OssUrl oss) {
            return oss.uri().toString();
        }
        if (source instanceof InlineImage image) {
            return dataUri(image);
        }
        throw new IllegalArgumentException("The local file " + source + " must be uploaded before the job is created.");
    }

    private static String dataUri(InlineImage image) {
        try (InputStream in = image.open()) {
            return "data:" + image.mimeType() + ";base64," + Base64.getEncoder().encodeToString(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("An inline image could not be read.", e);
        }
    }
}
