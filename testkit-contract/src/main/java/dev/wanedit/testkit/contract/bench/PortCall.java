package dev.wanedit.testkit.contract.bench;

import dev.wanedit.event.TransferListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.transfer.RecordingSink;
import io.reactivex.rxjava3.core.Completable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The exchanges of the ports, for rules that apply to all of them. */
public enum PortCall {
    CREATE(RequestKind.CREATE),
    QUERY(RequestKind.QUERY),
    LIST(RequestKind.LIST),
    CANCEL(RequestKind.CANCEL),
    /** The first exchange of an upload. */
    UPLOAD_POLICY(RequestKind.UPLOAD_POLICY),
    /** The second exchange of an upload. */
    UPLOAD(RequestKind.UPLOAD),
    DOWNLOAD(RequestKind.RESULT);

    public static final TaskId TASK = new TaskId("0385dc79-5ff8-4d82-bcb6-000000000001");

    private static final int MEDIA_BYTES = 64 * 1024;

    private final RequestKind kind;

    PortCall(RequestKind kind) {
        this.kind = kind;
    }

    /** The kind at which the fake records its requests. */
    public RequestKind kind() {
        return kind;
    }

    /** True if it may be repeated without harm, which some stacks do automatically. */
    boolean isRead() {
        return this == QUERY || this == LIST || this == UPLOAD_POLICY || this == DOWNLOAD;
    }

    /** True if it is sent to the service itself, with the key. */
    public boolean isKeyed() {
        return this != UPLOAD && this != DOWNLOAD;
    }

    /** The call, not subscribed to. */
    public Completable on(Transport transport, Contract contract) {
        return switch (this) {
            case CREATE -> transport.tasks().create(SampleJobs.full()).ignoreElement();
            case QUERY -> transport.tasks().query(TASK).ignoreElement();
            case LIST -> transport.tasks().list(TaskFilter.recent()).ignoreElement();
            case CANCEL -> transport.tasks().cancel(TASK);
            case UPLOAD_POLICY, UPLOAD ->
                transport
                        .uploads()
                        .upload(
                                new MediaSource.LocalFile(file(contract.folder())),
                                EditJob.MODEL,
                                TransferListener.NONE)
                        .ignoreElement();
            case DOWNLOAD -> transport.downloads().download(request(contract), new RecordingSink());
        };
    }

    static byte[] media() {
        return new byte[MEDIA_BYTES];
    }

    private static Path file(Path folder) {
        try {
            return Files.write(folder.resolve("in.mp4"), media());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The query is in place of the signature of a real result's URL. */
    private static ResultRequest request(Contract contract) {
        URI hosted = contract.fake().hostMedia("result.mp4", media());
        return new ResultRequest(TASK, URI.create(hosted + "?Signature=" + Secrets.SIGNATURE), 0, null);
    }
}
