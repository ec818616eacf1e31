package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.json.Json;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers that are held until the test releases them. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class HeldAnswerTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private FakeDashScope fake;

    @BeforeEach
    void keep(FakeDashScope started) {
        fake = started;
    }

    @Test
    void late_whileHeld_hasTakenEffectAlready() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.late());

        try (RawSocket socket = create()) {
            assertThat(fake.awaitHeld(1, SOON)).isTrue();
            assertThat(fake.tasks()).hasSize(1);
            fake.release();
            assertThat(socket.readAnswer()).contains(fake.tasks().get(0).id());
        }
    }

    @Test
    void stallBeforeHeaders_untilReleased_hasNoEffect() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.stallBeforeHeaders());

        try (RawSocket socket = create()) {
            assertThat(fake.awaitHeld(1, SOON)).isTrue();
            assertThat(fake.tasks()).isEmpty();
            fake.release();
            assertThat(socket.readAnswer()).contains("task_id");
            assertThat(fake.tasks()).hasSize(1);
        }
    }

    @Test
    void stallBeforeHeaders_whenTheClientGoes_neverTakesEffect() throws IOException {
        fake.inject(RequestKind.CREATE, Fault.stallBeforeHeaders());

        RawSocket socket = create();
        assertThat(fake.awaitHeld(1, SOON)).isTrue();
        socket.close();

        assertThat(fake.awaitConnectionsClosed(SOON)).isTrue();
        fake.release();
        assertThat(fake.tasks()).isEmpty();
    }

    @Test
    void stallInBody_whenReleased_sendsTheRest() throws IOException {
        fake.inject(RequestKind.QUERY, Fault.stallInBody(5));

        try (RawSocket socket = new RawSocket(fake.baseUrl()).send(RawSocket.query(fake, "x"))) {
            assertThat(socket.readUntil("{\"req")).endsWith("\r\n\r\n{\"req");
            assertThat(fake.awaitHeld(1, SOON)).isTrue();
            fake.release();
            assertThat(socket.readUntil("}}")).contains("UNKNOWN");
        }
    }

    @Test
    void connection_afterARelease_servesTheNextRequest() throws IOException {
        fake.inject(RequestKind.QUERY, Fault.late()).times(2);

        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            for (int i = 0; i < 2; i++) {
                socket.send(RawSocket.query(fake, "held-" + i));
                assertThat(fake.awaitHeld(1, SOON)).isTrue();
                fake.release();
                assertThat(socket.readAnswer()).contains("held-" + i);
            }
            assertThat(socket.send(RawSocket.query(fake, "free")).readAnswer()).contains("free");
        }
        assertThat(fake.connectionsAccepted()).isOne();
    }

    @Test
    void connection_whenTheNextRequestComesWhileHeld_answersBothInOrder() throws IOException {
        fake.inject(RequestKind.QUERY, Fault.late());

        try (RawSocket socket = new RawSocket(fake.baseUrl())) {
            socket.send(RawSocket.query(fake, "first") + RawSocket.query(fake, "second"));
            assertThat(fake.awaitHeld(1, SOON)).isTrue();
            fake.release();
            assertThat(socket.readAnswer()).contains("first");
            assertThat(socket.readAnswer()).contains("second");
        }
    }

    @Test
    void close_whileAnswersAreHeld_endsThem() throws IOException {
        fake.inject(RequestKind.QUERY, Fault.stallBeforeHeaders());

        try (RawSocket socket = new RawSocket(fake.baseUrl()).send(RawSocket.query(fake, "x"))) {
            assertThat(fake.awaitHeld(1, SOON)).isTrue();
            fake.close();
            assertThat(socket.readAll()).isEmpty();
        }
        assertThat(fake.openConnections()).isZero();
    }

    @Test
    void awaitHeld_whenNothingIsHeld_saysSo() {
        assertThat(fake.awaitHeld(1, Duration.ofMillis(1))).isFalse();
    }

    private RawSocket create() throws IOException {
        String body = Json.write(Caller.job(Caller.VIDEO));
        return new RawSocket(fake.baseUrl())
                .send(RawSocket.createHead(fake, "Content-Length: " + body.length()) + body);
    }
}
