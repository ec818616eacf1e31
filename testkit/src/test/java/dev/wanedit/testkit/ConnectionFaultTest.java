package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.testkit.json.Json;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Faults that break the connection, seen by a client of bare bytes. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ConnectionFaultTest {

    private FakeDashScope fake;

    @BeforeEach
    void keep(FakeDashScope started) {
        fake = started;
    }

    @Test
    void resetBeforeRead_whenInjected_resetsWithTheBodyUnread() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.resetBeforeRead());

        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            // The body never comes: the reset can only have been the answer to the head.
            socket.send(RawSocket.createHead(fake, "Content-Length: 1000"));
            assertThatThrownBy(socket::readAll)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(fake.requests(RequestKind.CREATE)).singleElement().satisfies(request -> {
            assertThat(request.complete()).isFalse();
            assertThat(request.body()).isEmpty();
        });
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void resetAfterRead_whenInjected_resetsAndHasNoEffect() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.resetAfterRead());

        assertThatThrownBy(this::createAndReadAll)
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(fake.requests(RequestKind.CREATE))
                .singleElement()
                .satisfies(request -> assertThat(request.complete()).isTrue());
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void resetAfterRead_whenProcessed_leavesATask() {
        fake.inject(RequestKind.CREATE, Fault.resetAfterRead().processed());

        assertThatThrownBy(this::createAndReadAll).isInstanceOf(SocketException.class);
        assertThat(fake.tasks()).hasSize(1);
        assertThat(fake.count(RequestKind.CREATE)).isOne();
    }

    @Test
    void closeWithoutAnswer_whenInjected_endsCleanly() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.closeWithoutAnswer());

        assertThat(createAndReadAll()).isEmpty();
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void closeAfterAnswer_whenInjected_answersWholeAndEndsUnannounced() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.closeAfterAnswer());

        String answer = createAndReadAll();

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\"}").doesNotContainIgnoringCase("Connection:");
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void cutInHeaders_whenInjected_endsBeforeTheEmptyLine() throws IOException {
        fake.inject(RequestKind.QUERY, Fault.cutInHeaders());

        assertThat(queryAndReadAll()).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("\r\n\r\n");
    }

    @Test
    void cutInBody_whenInjected_sendsLessThanTold() throws IOException {
        fake.inject(RequestKind.QUERY, Fault.cutInBody(5));

        String[] headAndBody = queryAndReadAll().split("\r\n\r\n", 2);

        assertThat(headAndBody[1]).isEqualTo("{\"req");
        assertThat(headAndBody[0]).containsPattern("Content-Length: \\d\\d+");
    }

    @Test
    void cutInBody_whenTheBodyIsShorter_tellsOneByteMore() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.cutInBody(100_000));

        String[] headAndBody = createAndReadAll().split("\r\n\r\n", 2);

        assertThat(headAndBody[0]).contains("Content-Length: " + (headAndBody[1].length() + 1));
        assertThat(headAndBody[1]).contains("request_id").doesNotContain("task_id");
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void cutInBody_whenProcessed_leavesATask() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.cutInBody(20).processed());

        assertThat(createAndReadAll()).endsWith("\r\n\r\n{\"output\":{\"task_sta");
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void cutInChunks_whenInjected_endsInsideAChunk() throws IOException {
        fake.inject(RequestKind.QUERY, Fault.cutInChunks(3));

        assertThat(queryAndReadAll())
                .contains("Transfer-Encoding: chunked\r\n")
                .doesNotContain("Content-Length")
                .endsWith("\r\n{\"r");
    }

    @Test
    void resetInBody_whenInjected_resetsAfterPart() {
        fake.inject(RequestKind.QUERY, Fault.resetInBody(3));

        assertThatThrownBy(this::queryAndReadAll)
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void garbage_whenInjected_isNoHttp() throws IOException {
        fake.inject(RequestKind.QUERY, Fault.garbage());

        assertThat(queryAndReadAll()).isNotEmpty().doesNotContain("HTTP/");
    }

    @Test
    void raw_whenInjected_comesAsItIs() throws IOException {
        fake.inject(RequestKind.QUERY, Fault.raw("HTTP/1.1 999 Odd\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

        assertThat(queryAndReadAll()).isEqualTo("HTTP/1.1 999 Odd\r\n\r\n");
    }

    @Test
    void informationalNoise_whenInjected_comesBeforeTheAnswer() throws IOException {
        fake.inject(RequestKind.QUERY, Fault.informationalNoise());

        try (RawSocket socket = new RawSocket(fake.baseUrl()).send(RawSocket.query(fake, "x"))) {
            assertThat(socket.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");
            assertThat(socket.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 103");
            assertThat(socket.readAnswer()).startsWith("HTTP/1.1 200").contains("UNKNOWN");
        }
    }

    @Test
    void beforeBody_whenAnswered_leavesTheBodyUnreadAndCloses() throws IOException {
        fake.inject(
                RequestKind.CREATE,
                Fault.error(413, "BadRequest.TooLarge", "too large").beforeBody());

        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            socket.send(RawSocket.createHead(fake, "Content-Length: 1000"));
            assertThat(socket.readAll())
                    .startsWith("HTTP/1.1 413")
                    .contains("Connection: close", "BadRequest.TooLarge");
        }
        assertThat(fake.requests(RequestKind.CREATE))
                .singleElement()
                .satisfies(request -> assertThat(request.complete()).isFalse());
    }

    @Test
    void processed_whenTheRequestIsNotRead_isRefused() {
        assertThatThrownBy(() -> Fault.resetBeforeRead().processed()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Fault.empty(500).beforeBody().processed()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Fault.empty(500).processed().beforeBody()).isInstanceOf(IllegalStateException.class);
    }

    private String createAndReadAll() throws IOException {
        String body = Json.write(Caller.job(Caller.VIDEO));
        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            return socket.send(RawSocket.createHead(fake, "Content-Length: " + body.length()) + body)
                    .readAll();
        }
    }

    private String queryAndReadAll() throws IOException {
        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            return socket.send(RawSocket.query(fake, "x")).readAll();
        }
    }
}
