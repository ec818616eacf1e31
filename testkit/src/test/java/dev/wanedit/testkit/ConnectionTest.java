package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.testkit.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The small HTTP server, and what can be seen of its connections. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class ConnectionTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private FakeDashScope fake;

    @BeforeEach
    void keep(FakeDashScope started) {
        fake = started;
    }

    @Test
    void connection_whenKeptAlive_servesManyRequests() throws IOException {
        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            for (int i = 0; i < 3; i++) {
                assertThat(socket.send(RawSocket.query(fake, "x" + i)).readAnswer())
                        .contains("x" + i);
            }
            assertThat(fake.openConnections()).isOne();
        }
        assertThat(fake.awaitConnectionsClosed(SOON)).isTrue();
        assertThat(fake.connectionsAccepted()).isOne();
        assertThat(fake.requests(RequestKind.QUERY))
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.connectionId())
                        .isEqualTo(fake.requests().get(0).connectionId()));
    }

    @Test
    void connection_whenCloseIsAskedForOrHttp10Spoken_ends() throws IOException {
        String close = RawSocket.query(fake, "x").replace("Host: x", "Connection: close");
        String old = RawSocket.query(fake, "x").replace("HTTP/1.1", "HTTP/1.0");

        try (RawSocket first = new RawSocket(fake.baseUrl()).send(close);
                RawSocket second = new RawSocket(fake.baseUrl()).send(old)) {
            assertThat(first.readAll()).contains("UNKNOWN");
            assertThat(second.readAll()).contains("UNKNOWN");
        }
    }

    @Test
    void body_whenInChunks_isPutTogether() throws IOException {
        String body = Json.write(Caller.job(Caller.VIDEO));
        String chunks = "a;ext=1\r\n" + body.substring(0, 10) + "\r\n" + Integer.toHexString(body.length() - 10)
                + "\r\n" + body.substring(10) + "\r\n0\r\nTrailer: 1\r\n\r\n";

        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            socket.send(RawSocket.createHead(fake, "Transfer-Encoding: chunked") + chunks);
            assertThat(socket.readAnswer()).contains("task_id");
        }
        assertThat(fake.requests(RequestKind.CREATE).get(0).bodyText()).isEqualTo(body);
        assertThat(fake.tasks()).hasSize(1);
    }

    @Test
    void body_whenTheClientExpectsContinue_isAskedFor() throws IOException {
        String body = Json.write(Caller.job(Caller.VIDEO));

        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            socket.send(RawSocket.createHead(fake, "Expect: 100-continue\r\nContent-Length: " + body.length()));
            assertThat(socket.readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(socket.send(body).readAnswer()).contains("task_id");
        }
    }

    @Test
    void body_whenTheClientGoesMidway_isCountedAsIncomplete() throws IOException {
        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            socket.send(RawSocket.createHead(fake, "Content-Length: 100") + "{\"mod");
            assertThat(fake.awaitArrived(RequestKind.CREATE, 1, SOON)).isTrue();
        }

        assertThat(fake.awaitRequests(RequestKind.CREATE, 1, SOON)).isTrue();
        assertThat(fake.requests(RequestKind.CREATE)).singleElement().satisfies(request -> {
            assertThat(request.bodyText()).isEqualTo("{\"mod");
            assertThat(request.complete()).isFalse();
        });
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void request_whenItIsNoHttp_is400() throws IOException {
        try (RawSocket socket = new RawSocket(fake.baseUrl()).send("hello\r\n\r\n")) {
            assertThat(socket.readAll()).startsWith("HTTP/1.1 400");
        }
        try (RawSocket socket = new RawSocket(fake.baseUrl()).send("GET / HTTP/1.1\r\nno colon\r\n\r\n")) {
            assertThat(socket.readAll()).startsWith("HTTP/1.1 400");
        }
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void refuseConnections_untilAccepted_refusesOnTheSamePort() throws IOException {
        URI baseUrl = fake.baseUrl();
        try (RawSocket idle = new RawSocket(baseUrl)) {
            idle.send(RawSocket.query(fake, "x")).readAnswer();
            fake.refuseConnections();
            assertThat(idle.readAll()).isEmpty();
        }
        assertThatThrownBy(() -> new RawSocket(baseUrl)).isInstanceOf(ConnectException.class);

        fake.acceptConnections();

        assertThat(fake.baseUrl()).isEqualTo(baseUrl);
        try (RawSocket socket = new RawSocket(baseUrl)) {
            assertThat(socket.send(RawSocket.query(fake, "x")).readAnswer()).contains("UNKNOWN");
        }
    }

    @Test
    void refuseConnections_whenAStageIsNamed_leavesTheOtherHosts() throws IOException {
        URI media = fake.hostMedia("a.mp4", new byte[1]);
        fake.refuseConnections(RequestKind.RESULT);

        assertThatThrownBy(() -> new RawSocket(media)).isInstanceOf(ConnectException.class);
        new RawSocket(fake.baseUrl()).close();
    }

    @Test
    void awaits_whenNothingHappens_comeBackFalse() throws IOException {
        assertThat(fake.awaitRequests(RequestKind.QUERY, 1, Duration.ofMillis(1)))
                .isFalse();
        assertThat(fake.awaitArrived(RequestKind.ANY, 1, Duration.ofMillis(1))).isFalse();
        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            socket.send(RawSocket.query(fake, "x")).readAnswer();
            assertThat(fake.awaitConnectionsClosed(Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void recordedRequest_whenShown_masksSecrets() throws IOException {
        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            socket.send(RawSocket.query(fake, "x?Signature=geheim").replace("Host: x", "X-DashScope-WorkSpace: ws-1"))
                    .readAnswer();
        }

        RecordedRequest request = fake.requests(RequestKind.QUERY).get(0);

        assertThat(request.toString()).doesNotContain(fake.apiKey(), "geheim").contains("ws-1", "/tasks/x");
        assertThat(request.header("x-dashscope-workspace")).contains("ws-1");
        assertThat(request.header("AUTHORIZATION")).contains("Bearer " + fake.apiKey());
        assertThat(request.parameters()).containsEntry("Signature", "geheim");
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.tls()).isFalse();
    }

    @Test
    void keyLeaks_whenAKeyReachesAnotherHost_tellsTheRequest() throws IOException {
        URI media = fake.hostMedia("a.mp4", new byte[1]);
        try (FakeDashScope other = FakeDashScope.builder().testClock().start();
                RawSocket socket = new RawSocket(other.hostMedia("a.mp4", new byte[1]))) {
            socket.send("GET /media/a.mp4 HTTP/1.1\r\nX-Key: " + other.apiKey() + "\r\n\r\n")
                    .readAnswer();
            String refused = socket.send("GET /media/a.mp4 HTTP/1.1\r\nAuthorization: Bearer y\r\n\r\n")
                    .readAnswer();

            assertThat(refused).startsWith("HTTP/1.1 400").contains("InvalidArgument");
            assertThat(other.keyLeaks()).hasSize(2);
        }
        new Caller(fake).fetch(media);
        assertThat(fake.keyLeaks()).isEmpty();
    }

    @Test
    void remembering_whenLimited_keepsTheLatestAndAllCounts() {
        try (FakeDashScope forgetful =
                FakeDashScope.builder().testClock().remembering(2).start()) {
            Caller caller = new Caller(forgetful);
            for (int i = 0; i < 5; i++) {
                caller.query("x" + i);
            }

            assertThat(forgetful.requests())
                    .extracting(RecordedRequest::path)
                    .map(path -> path.substring(path.length() - 2))
                    .containsExactly("x3", "x4");
            assertThat(forgetful.count(RequestKind.QUERY)).isEqualTo(5);
        }
    }

    @Test
    void json_whenTheBodyIsNone_failsTheTest() {
        new Caller(fake).createRaw("no json");

        RecordedRequest request = fake.requests(RequestKind.CREATE).get(0);

        assertThatThrownBy(request::json).isInstanceOf(AssertionError.class);
        assertThat(request.body()).isEqualTo("no json".getBytes(StandardCharsets.UTF_8));
    }
}
