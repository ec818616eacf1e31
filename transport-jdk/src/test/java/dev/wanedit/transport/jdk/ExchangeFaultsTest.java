package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.AnswerFault;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.core.Single;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ExchangeFaultsTest {

    private static final TaskId TASK = new TaskId("0385dc79-5ff8-4d82-bcb6-000000000001");

    private Rig rig;

    @BeforeEach
    void open(FakeDashScope fake) {
        rig = new Rig(fake);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void create_whenTheAnswerIsSpoiled_isSentOnceAndFailsByKind(
            Fault fault, Class<? extends WanEditException> expected, FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, fault).forever();

        WanEditException error = failure(rig.transport.tasks().create(Rig.JOB));

        assertThat(error).isInstanceOf(expected);
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(1);
        assertMaybeSent(error);
        assertThat(everythingIn(error)).doesNotContain(fake.apiKey());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void query_whenTheAnswerIsSpoiled_namesTheTaskAndFailsByKind(
            Fault fault, Class<? extends WanEditException> expected, FakeDashScope fake) {
        fake.inject(RequestKind.QUERY, fault).forever();

        WanEditException error = failure(rig.transport.tasks().query(TASK));

        assertThat(error).isInstanceOf(expected).hasMessageContaining(TASK.value());
        assertMaybeSent(error);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.resetBeforeRead(), TransportException.class),
                Arguments.of(Fault.resetAfterRead(), TransportException.class),
                Arguments.of(Fault.closeWithoutAnswer(), TransportException.class),
                Arguments.of(Fault.cutInHeaders(), TransportException.class),
                Arguments.of(Fault.cutInBody(20), TransportException.class),
                Arguments.of(Fault.cutInChunks(20), TransportException.class),
                Arguments.of(Fault.resetInBody(20), TransportException.class),
                Arguments.of(Fault.garbage(), MalformedResponseException.class),
                Arguments.of(Fault.literalNull(), MalformedResponseException.class),
                Arguments.of(Fault.html(200), MalformedResponseException.class),
                Arguments.of(Fault.empty(200), MalformedResponseException.class),
                Arguments.of(Fault.answer(200).body("{\"output\":{}} trailing"), MalformedResponseException.class),
                Arguments.of(Fault.endless(HttpAnswer.MAX_BODY_BYTES), MalformedResponseException.class),
                Arguments.of(zipBomb(), MalformedResponseException.class),
                Arguments.of(
                        Fault.answer(200).header("Content-Encoding", "gzip").body("{}"),
                        MalformedResponseException.class),
                Arguments.of(Fault.html(502), ServiceUnavailableException.class),
                Arguments.of(Fault.empty(408), ServiceUnavailableException.class),
                Arguments.of(Fault.empty(503).retryAfter("0"), ServiceUnavailableException.class));
    }

    @Test
    void query_whenTheAnswerIsPackedUnasked_readsIt(FakeDashScope fake) {
        TaskId task = rig.createdTask();
        fake.inject(RequestKind.QUERY, Fault.gzip());

        assertThat(rig.transport.tasks().query(task).blockingGet().taskId()).isEqualTo(task);
        assertThat(fake.requests(RequestKind.QUERY).get(0).header("Accept-Encoding"))
                .isEmpty();
    }

    /** Not wanted, and not to be switched off: pinned, so that a JDK that changes it is noticed. */
    @Test
    void query_whenTheConnectionEndsWithoutAnAnswer_isRepeatedOnceByTheJdk(FakeDashScope fake) {
        fake.inject(RequestKind.QUERY, Fault.closeWithoutAnswer()).forever();

        assertMaybeSent(failure(rig.transport.tasks().query(TASK)));
        assertThat(fake.count(RequestKind.QUERY)).isEqualTo(2);
    }

    @Test
    void create_whenThePooledConnectionIsStale_isSentAtMostOnce(FakeDashScope fake) {
        for (int round = 0; round < 20; round++) {
            fake.inject(RequestKind.QUERY, Fault.closeAfterAnswer());
            Rig.ended(rig.transport.tasks().query(TASK).test()).assertComplete();

            // Whether the JDK sees the end before it picks the connection is a race; either way there is one request.
            Rig.ended(rig.transport.tasks().create(Rig.JOB).test());

            assertThat(fake.count(RequestKind.CREATE)).isLessThanOrEqualTo(round + 1);
        }
        assertThat(fake.tasks()).hasSameSizeAs(fake.requests(RequestKind.CREATE));
    }

    @Test
    void create_whenTheAnswerDoesNotEnd_isBrokenOff(FakeDashScope fake) {
        fake.inject(RequestKind.CREATE, Fault.endless(HttpAnswer.MAX_BODY_BYTES));

        assertThat(failure(rig.transport.tasks().create(Rig.JOB))).hasMessageContaining("longer than");
        assertThat(fake.awaitConnectionsClosed(Rig.SOON)).isTrue();
    }

    @Test
    void create_whenRedirected_doesNotFollow(FakeDashScope fake) {
        URI elsewhere = URI.create(fake.baseUrl() + "/elsewhere");
        fake.inject(RequestKind.CREATE, Fault.redirect(elsewhere));

        assertThat(failure(rig.transport.tasks().create(Rig.JOB))).isInstanceOf(RequestRejectedException.class);
        assertThat(fake.count(RequestKind.ANY)).isEqualTo(1);
    }

    @Test
    void create_whenRefused_wasSurelyNotSent(FakeDashScope fake) {
        fake.refuseConnections();

        assertNotSent(failure(rig.transport.tasks().create(Rig.JOB)));
        assertThat(fake.count(RequestKind.ANY)).isZero();
    }

    @Test
    void create_whenTheHostIsNotKnown_wasSurelyNotSent() {
        URI nowhere = URI.create("http://no-such-host.invalid/api/v1");
        try (var transport = new JdkTransportProvider().open(Rig.config(nowhere, () -> "sk-1234567", rig.timer))) {
            WanEditException error = failure(transport.tasks().create(Rig.JOB));

            assertNotSent(error);
            assertThat(error).hasMessageContaining("no-such-host.invalid is not known");
        }
    }

    /** A listener whose queue is full answers no further connection: the nearest thing to a host that is switched off. */
    @Test
    void create_whenNoConnectionComesAbout_endsByTheConnectTimeoutAndWasSurelyNotSent() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(busy.getInetAddress(), busy.getLocalPort());
                Socket second = new Socket(busy.getInetAddress(), busy.getLocalPort())) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();
            URI url = URI.create("http://127.0.0.1:" + busy.getLocalPort());
            TransportConfig plain = Rig.config(url, () -> "sk-1234567", rig.timer);
            TransportConfig hasty = new TransportConfig(
                    url, plain.apiKey(), null, plain.zone(), Duration.ofMillis(50), plain.callTimeout(), plain.timer());
            try (Transport transport = new JdkTransportProvider().open(hasty)) {
                WanEditException error = failure(transport.tasks().create(Rig.JOB));

                assertNotSent(error, TransportException.Kind.CONNECT_TIMEOUT);
                assertThat(error).hasMessageContaining("connect timeout");
            }
        }
    }

    private static void assertNotSent(WanEditException error) {
        assertNotSent(error, TransportException.Kind.CONNECT_FAILED);
    }

    private static void assertNotSent(WanEditException error, TransportException.Kind kind) {
        assertThat(error).isInstanceOfSatisfying(TransportException.class, fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.delivery()).isEqualTo(TransportException.Delivery.NOT_SENT);
        });
    }

    private static void assertMaybeSent(WanEditException error) {
        if (error instanceof TransportException fault) {
            assertThat(fault.kind()).isEqualTo(TransportException.Kind.CONNECTION_LOST);
            assertThat(fault.delivery()).isEqualTo(TransportException.Delivery.MAYBE_SENT);
        }
    }

    private static WanEditException failure(Single<TaskSnapshot> call) {
        WanEditException[] found = new WanEditException[1];
        Rig.ended(call.test()).assertError(error -> {
            found[0] = (WanEditException) error;
            return true;
        });
        return found[0];
    }

    private static String everythingIn(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static AnswerFault zipBomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[2 * HttpAnswer.MAX_BODY_BYTES]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Fault.answer(200).header("Content-Encoding", "gzip").body(packed.toByteArray());
    }
}
