package dev.wanedit.testkit.contract;

import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.TransportException;
import dev.wanedit.port.Transport;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A second answer to one request, as a gateway that lost count sends it, is not taken for the answer to the next request on
 * that connection. That one gets its own answer, or an error which says that nothing was sent or that it is uncertain.
 */
public abstract class UnaskedAnswerContract extends Contract {

    private static final String STRANGE = "strange-task";
    private static final String TRUE = "true-task";

    private final AtomicInteger connections = new AtomicInteger();

    /** How the second answer comes. */
    enum Arrival {
        WITH_THE_FIRST,
        BEHIND_THE_FIRST
    }

    @ParameterizedTest
    @EnumSource
    void create_whenTheLastAnswerCameTwice_doesNotTakeTheSecond(Arrival arrival) {
        try (RawHost host = RawHost.startForMany(socket -> converse(socket, arrival))) {
            Transport toHost = toHost(host);
            value(toHost.tasks().query(PortCall.TASK));

            Signals<TaskSnapshot> created = subscribe(toHost.tasks().create(SampleJobs.minimal()));

            assertOwnAnswerOrNone(created);
        }
    }

    @ParameterizedTest
    @EnumSource
    void query_whenTheLastAnswerCameTwice_doesNotTakeTheSecond(Arrival arrival) {
        try (RawHost host = RawHost.startForMany(socket -> converse(socket, arrival))) {
            Transport toHost = toHost(host);
            value(toHost.tasks().query(PortCall.TASK));

            Signals<TaskSnapshot> queried = subscribe(toHost.tasks().query(new TaskId(TRUE)));

            assertOwnAnswerOrNone(queried);
        }
    }

    @Test
    void query_whenTheConnectionIsClean_usesItAgain() {
        try (RawHost host = RawHost.startForMany(this::honest)) {
            Transport toHost = toHost(host);
            value(toHost.tasks().query(new TaskId(TRUE)));

            assertThat(value(toHost.tasks().query(new TaskId(TRUE))).statusText())
                    .isEqualTo("RUNNING");
        }
    }

    private void assertOwnAnswerOrNone(Signals<TaskSnapshot> signals) {
        assertThat(signals.awaitEnd(patience())).isTrue();
        Object signal = signals.all().get(0);
        if (signal instanceof TaskSnapshot snapshot) {
            assertThat(snapshot.taskId().value()).isEqualTo(TRUE);
            assertThat(snapshot.statusText()).isNotEqualTo("FAILED");
        } else if (signal instanceof TransportException error) {
            assertThat(error.kind()).isEqualTo(TransportException.Kind.CONNECTION_LOST);
            assertThat(error.delivery()).isIn(NOT_SENT, TransportException.Delivery.MAYBE_SENT);
        } else {
            assertThat(signal).isInstanceOf(MalformedResponseException.class);
        }
    }

    /** The first answer on the first connection is followed by one that nobody asked for; all else is honest. */
    private void converse(Socket socket, Arrival arrival) throws IOException {
        if (connections.incrementAndGet() > 1) {
            honest(socket);
            return;
        }
        RawHost.head(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        byte[] first = answer(PortCall.TASK.value(), "RUNNING");
        byte[] second = answer(STRANGE, "FAILED");
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
        honest(socket);
    }

    private void honest(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        while (true) {
            String head = RawHost.head(in);
            if (head.startsWith("POST")) {
                in.skipNBytes(RawHost.contentLength(head));
            }
            socket.getOutputStream().write(answer(TRUE, "RUNNING"));
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
