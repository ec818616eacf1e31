package dev.wanedit.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.observers.TestObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** What is counted below HTTP, and over which clients. */
class BoundsTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String LONG_LINE = "0".repeat(2 * 1024 * 1024);

    @Test
    void answer_whenALineOfItHasNoEnd_isBrokenOffWhoeverBroughtTheClient() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Given given = Given.of(builder -> builder);
                Rig own = Rig.own(fake);
                Rig over = Rig.over(given.client(), fake)) {
            for (Rig rig : new Rig[] {own, over}) {
                assertEndless(fake, rig);
            }
        }
    }

    @Test
    void answer_whenItComesEncrypted_isCountedBelowTheEncryption() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().tls().start();
                Given trusting = Given.of(builder -> builder.sslSocketFactory(
                        fake.clientSslContext().getSocketFactory(), fake.clientTrustManager()));
                Rig rig = Rig.over(trusting.client(), fake)) {
            assertEndless(fake, rig);
            Rig.ended(rig.post().test()).assertComplete();
        }
    }

    @Test
    void answer_whenItIsMadeOfSmallChunks_isRead() {
        StringBuilder chunks = new StringBuilder(CHUNKED);
        for (int i = 0; i < 100_000; i++) {
            chunks.append("1;x=y\r\n \r\n");
        }
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Rig rig = Rig.own(fake)) {
            fake.inject(RequestKind.QUERY, raw(chunks + "0\r\n\r\n"));

            assertThat(Rig.answer(rig.get()).body()).hasSize(100_000);
        }
    }

    /** The application has connections to the same host, which nobody counts. */
    @Test
    void connections_whenTheApplicationHasSome_areNotSharedWithIt() throws IOException {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Given given = Given.of(builder -> builder.protocols(List.of(Protocol.HTTP_1_1)));
                Rig rig = Rig.over(given.client(), fake)) {
            get(given.client(), fake);
            Rig.answer(rig.get());
            get(given.client(), fake);
            Rig.answer(rig.get());

            assertThat(fake.connectionsAccepted()).isEqualTo(2);
        }
    }

    @Test
    void post_whenAPooledConnectionIsIdle_takesOneOfItsOwnAndClosesIt() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Rig rig = Rig.own(fake)) {
            Rig.answer(rig.get());
            Rig.answer(rig.create());
            Rig.answer(rig.create());
            Rig.answer(rig.get());

            assertThat(fake.connectionsAccepted()).isEqualTo(3);
        }
    }

    @Test
    void post_whenTheTlsHandshakeStalls_endsByTheConnectTimeout() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                Rig rig = Rig.own(URI.create("https://127.0.0.1:" + mute.getLocalPort()), Duration.ofMillis(100))) {
            TestObserver<HttpAnswer> observer = rig.post().test();
            try (Socket accepted = mute.accept()) {
                Rig.assertTransport(Rig.error(observer), Kind.CONNECT_TIMEOUT, Delivery.NOT_SENT);
                assertThat(accepted.getInputStream().read()).isNotNegative();
            }
        }
    }

    /** The timeout of the handshake must not go on when it is over. */
    @Test
    void get_whenTheAnswerTakesLongerThanTheConnectTimeout_isWaitedFor() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Rig rig = Rig.own(fake.baseUrl(), Duration.ofMillis(200))) {
            fake.inject(RequestKind.QUERY, Fault.late());
            TestObserver<HttpAnswer> observer = rig.get().test();
            assertThat(fake.awaitHeld(1, Rig.SOON)).isTrue();
            assertThat(fake.awaitHeld(2, Duration.ofMillis(300)))
                    .as("a wait that is longer than the connect timeout")
                    .isFalse();

            fake.release();

            Rig.ended(observer).assertComplete();
        }
    }

    @Test
    void call_whenMemoryRunsOutOnTheWay_isToldAtOnce() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Given broken = Given.of(builder -> builder.addNetworkInterceptor(chain -> {
                    chain.proceed(chain.request()).close();
                    throw new OutOfMemoryError("of a test");
                }));
                Rig rig = Rig.over(broken.client(), fake)) {
            WanEditException error = Rig.error(rig.post().test());

            Rig.assertTransport(error, Kind.CONNECTION_LOST, Delivery.MAYBE_SENT);
            assertThat(error).hasCauseInstanceOf(OutOfMemoryError.class);
        }
    }

    private static void assertEndless(FakeDashScope fake, Rig rig) {
        fake.inject(RequestKind.QUERY, raw(CHUNKED + LONG_LINE));

        assertThat(Rig.error(rig.get().test()))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("exceeds the size limit");
    }

    private static void get(OkHttpClient client, FakeDashScope fake) throws IOException {
        Request request = new Request.Builder().url(fake.baseUrl() + "/tasks/7").build();
        try (Response response = client.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(401);
            response.body().bytes();
        }
    }

    private static Fault raw(String answer) {
        return Fault.raw(answer.getBytes(StandardCharsets.US_ASCII));
    }
}
