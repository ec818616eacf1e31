package dev.wanedit.testkit.contract.task;

import static dev.wanedit.error.TransportException.Kind.CONNECTION_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.bench.Signals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A faulty gateway may send a second answer to one request. It must not be treated as the answer to the next request on
 * that connection. The next request gets its own answer over another connection, or the error of a lost connection.
 */
public abstract class UnsolicitedAnswerContract extends Contract {

    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch bothWritten = new CountDownLatch(1);

    /** How the second answer comes. */
    enum Arrival {
        WITH_THE_FIRST,
        BEHIND_THE_FIRST
    }

    @ParameterizedTest
    @EnumSource
    void create_whenTheLastAnswerCameTwice_doesNotTakeTheSecond(Arrival arrival) throws InterruptedException {
        byte[] unasked = answer("task-of-nobody", "PENDING");
        try (RawHost host = RawHost.startForMany(socket -> converse(socket, arrival, unasked))) {
            Transport toHost = toHost(host);
            value(toHost.tasks().query(PortCall.TASK));
            assertThat(bothWritten.await(patience().toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();

            assertOwnAnswerOrNone(subscribe(toHost.tasks().create(SampleJobs.minimal())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void query_whenTheLastAnswerCameTwice_doesNotTakeTheSecond(Arrival arrival) throws InterruptedException {
        byte[] unasked = answer(PortCall.TASK.value(), "FAILED");
        try (RawHost host = RawHost.startForMany(socket -> converse(socket, arrival, unasked))) {
            Transport toHost = toHost(host);
            value(toHost.tasks().query(PortCall.TASK));
            assertThat(bothWritten.await(patience().toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();

            assertOwnAnswerOrNone(subscribe(toHost.tasks().query(PortCall.TASK)));
        }
    }

    @Test
    void query_whenTheLastAnswerCameOnce_isAnswered() {
        try (RawHost host = RawHost.startForMany(UnsolicitedAnswerContract::goOn)) {
            Transport toHost = toHost(host);
            value(toHost.tasks().query(PortCall.TASK));

            assertThat(value(toHost.tasks().query(PortCall.TASK)).status()).isEqualTo(TaskStatus.RUNNING);
        }
    }

    private void assertOwnAnswerOrNone(Signals<TaskSnapshot> signals) {
        assertThat(signals.awaitEnd(patience())).isTrue();
        if (signals.all().get(0) instanceof TaskSnapshot snapshot) {
            assertThat(snapshot.taskId()).isEqualTo(PortCall.TASK);
            assertThat(snapshot.status()).isEqualTo(TaskStatus.RUNNING);
        } else {
            assertThat(failure(signals, TransportException.class).kind()).isEqualTo(CONNECTION_LOST);
        }
    }

    /**
     * The first answer on the first connection is followed by an answer without a request; all other answers are
     * correct.
     */
    private void converse(Socket socket, Arrival arrival, byte[] second) throws IOException {
        if (connections.incrementAndGet() > 1) {
            goOn(socket);
            return;
        }
        RawHost.head(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        byte[] first = answer(PortCall.TASK.value(), "RUNNING");
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        if (arrival == Arrival.WITH_THE_FIRST) {
            out.write(both);
        } else {
            out.write(first);
            out.flush();
            out.write(second);
        }
        bothWritten.countDown();
        goOn(socket);
    }

    private static void goOn(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        while (true) {
            String head = RawHost.head(in);
            if (head.startsWith("POST")) {
                in.skipNBytes(RawHost.contentLength(head));
            }
            socket.getOutputStream().write(answer(PortCall.TASK.value(), "RUNNING"));
        }
    }

    private static byte[] answer(String task, String status) {
        String body = "{\"output\":{\"task_id\":\"" + task + "\",\"task_status\":\"" + status + "\"}}";
        return RawHost.ascii("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body);
    }

    private Transport toHost(RawHost host) {
        return bench().open(bench().subject().provider(), bench().config(host.uri("/api/v1"), () -> Secrets.KEY, null));
    }
}
