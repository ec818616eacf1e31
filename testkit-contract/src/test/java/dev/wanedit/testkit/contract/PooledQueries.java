package dev.wanedit.testkit.contract;

import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.contract.bench.RawHost;
import io.reactivex.rxjava3.core.Single;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Queries over one connection, and treats any data on it as the answer. */
final class PooledQueries extends Decorated {

    private final URI url;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    PooledQueries(Transport honest, URI url) {
        super(honest);
        this.url = url;
    }

    @Override
    public Single<TaskSnapshot> query(TaskId taskId) {
        return Single.fromCallable(() -> answered(taskId));
    }

    private TaskSnapshot answered(TaskId taskId) throws IOException {
        if (socket == null || in == null) {
            socket = new Socket(url.getHost(), url.getPort());
            in = new BufferedInputStream(socket.getInputStream());
        }
        socket.getOutputStream().write(RawHost.ascii("GET / HTTP/1.1\r\n\r\n"));
        long length = RawHost.contentLength(RawHost.head(in));
        String body = new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
        TaskStatus status = body.contains("FAILED") ? TaskStatus.FAILED : TaskStatus.RUNNING;
        return new TaskSnapshot(taskId, status, status.name(), null, null, null, null, null, null, null);
    }

    @Override
    public void close() {
        super.close();
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException failed) {
            // It is thrown away.
        }
    }
}
