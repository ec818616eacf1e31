package dev.wanedit.testkit.contract;

import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.reference.SocketProvider;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/**
 * Reads the answer to a query to its end, without any limit. Found by the forked JVM, where no test could hand it in.
 */
public final class UnboundedProvider implements TransportProvider {

    static final String NAME = "reference-unbounded";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Transport open(TransportConfig config) {
        return new Decorated(new SocketProvider().open(config)) {
            @Override
            public Single<TaskSnapshot> query(TaskId taskId) {
                return super.query(taskId)
                        .doOnSubscribe(begun ->
                                Schedulers.io().scheduleDirect(() -> readAll(config.baseUrl(), config.currentKey())));
            }
        };
    }

    private static void readAll(URI url, String key) {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write(RawHost.ascii(
                            "GET / HTTP/1.1\r\nConnection: close\r\nAuthorization: Bearer " + key + "\r\n\r\n"));
            byte[] all = socket.getInputStream().readAllBytes();
            assert all.length > 0;
        } catch (IOException hungUp) {
            // Then it was not endless.
        }
    }
}
