package dev.wanedit.swap;

import dev.wanedit.event.TransferListener;
import dev.wanedit.job.AspectRatio;
import dev.wanedit.job.AudioSetting;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.InlineImage;
import dev.wanedit.job.MediaSource;
import dev.wanedit.job.Resolution;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.RequestKind;
import io.reactivex.rxjava3.core.Maybe;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Calls of the ports, the same for every adapter. */
enum Call {
    CREATE_MINIMAL(RequestKind.CREATE),
    CREATE_FULL(RequestKind.CREATE),
    CREATE_OSS(RequestKind.CREATE),
    CREATE_INLINE(RequestKind.CREATE),
    QUERY(RequestKind.QUERY),
    LIST_RECENT(RequestKind.LIST),
    LIST_FILTERED(RequestKind.LIST),
    CANCEL(RequestKind.CANCEL),
    UPLOAD_POLICY(RequestKind.UPLOAD_POLICY),
    UPLOAD(RequestKind.UPLOAD),
    DOWNLOAD(RequestKind.RESULT),
    DOWNLOAD_REST(RequestKind.RESULT);

    /** No UUID, so that it is not masked. */
    static final TaskId TASK = new TaskId("task-0385dc79");

    private static final URI VIDEO = URI.create("https://media.example.com/in.mp4?Signature=a%2Bb%2Fc%3D&x=%E9%9B%AA");
    private static final Instant NOON = Instant.parse("2026-04-02T12:00:00Z");
    private static final Path CLIP = Path.of("samples", "clip.mp4");

    private final RequestKind kind;

    Call(RequestKind kind) {
        this.kind = kind;
    }

    /** Where its own request is seen; an upload asks for a policy before. */
    RequestKind kind() {
        return kind;
    }

    /** The call, not subscribed to. */
    Maybe<?> on(Side side) {
        return switch (this) {
            case CREATE_MINIMAL -> create(side, EditJob.builder().video(VIDEO).build());
            case CREATE_FULL -> create(side, full());
            case CREATE_OSS ->
                create(
                        side,
                        EditJob.builder()
                                .video(URI.create("oss://dashscope-instant/a/b.mp4"))
                                .prompt("")
                                .build());
            case CREATE_INLINE ->
                create(
                        side,
                        EditJob.builder()
                                .video(VIDEO)
                                .reference(InlineImage.of(Path.of("samples", "reference.png")))
                                .build());
            case QUERY -> side.transport().tasks().query(TASK).toMaybe();
            case LIST_RECENT ->
                side.transport().tasks().list(TaskFilter.recent()).toMaybe();
            case LIST_FILTERED -> side.transport().tasks().list(filtered()).toMaybe();
            case CANCEL -> side.transport().tasks().cancel(TASK).toMaybe();
            case UPLOAD_POLICY, UPLOAD ->
                side.transport()
                        .uploads()
                        .upload(new MediaSource.LocalFile(CLIP), EditJob.MODEL, TransferListener.NONE)
                        .toMaybe();
            case DOWNLOAD -> download(side, 0, null);
            case DOWNLOAD_REST -> download(side, 7, "\"an-etag\"");
        };
    }

    private static Maybe<?> create(Side side, EditJob job) {
        return side.transport().tasks().create(job).toMaybe();
    }

    private static EditJob full() {
        return EditJob.builder()
                .video(VIDEO)
                .reference(URI.create("https://media.example.com/hat.png"))
                .reference(URI.create("oss://dashscope-instant/a/hat.webp"))
                .prompt("让雪落下来 — \"quoted\", a\\b, <i>'it'</i> & = \u2028\u007f\t\n and 😀")
                .negativePrompt("blur")
                .resolution(Resolution.P720)
                .ratio(AspectRatio.RATIO_16_9)
                .duration(Duration.ofSeconds(5))
                .audio(AudioSetting.ORIGIN)
                .promptExtend(false)
                .watermark(true)
                .seed(2147483647L)
                .build();
    }

    private static TaskFilter filtered() {
        return new TaskFilter(
                TaskStatus.FAILED, NOON, NOON.plus(Duration.ofHours(3)), "wan 2.7+video&edit", "7&7", 3, 17);
    }

    private static Maybe<?> download(Side side, long offset, @Nullable String etag) {
        URI hosted = side.fake().hostMedia("result.mp4", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        URI url = URI.create(hosted + "?Expires=1&Signature=a%2Bb%2Fc%3D");
        Received received = new Received();
        return side.transport()
                .downloads()
                .download(new ResultRequest(TASK, url, offset, etag), received)
                .andThen(Maybe.fromCallable(received::told));
    }
}
