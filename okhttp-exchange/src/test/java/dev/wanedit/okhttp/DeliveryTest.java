package dev.wanedit.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.wire.HttpAnswer;
import io.reactivex.rxjava3.observers.TestObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the request can have reached the service, at every place where it can break off. */
class DeliveryTest {

    @Test
    void post_whenRefused_wasNotSent() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Rig rig = Rig.own(fake)) {
            fake.refuseConnections();

            Rig.assertTransport(Rig.error(rig.post().test()), Kind.CONNECT_FAILED, Delivery.NOT_SENT);
        }
    }

    @Test
    void post_whenTheHostIsNotKnown_wasNotSent() {
        try (Rig rig = Rig.own(URI.create("http://no-such-host.invalid/api/v1"), Rig.SOON)) {
            WanEditException error = Rig.error(rig.post().test());

            Rig.assertTransport(error, Kind.CONNECT_FAILED, Delivery.NOT_SENT);
            assertThat(error).hasMessageContaining("no-such-host.invalid is not known");
        }
    }

    /** A listener whose queue is full answers no further connection: the nearest thing to a host that is switched off. */
    @Test
    void post_whenNoConnectionComesAbout_endsByTheConnectTimeoutAndWasNotSent() throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(busy.getInetAddress(), busy.getLocalPort());
                Socket second = new Socket(busy.getInetAddress(), busy.getLocalPort());
                Rig rig = Rig.own(URI.create("http://127.0.0.1:" + busy.getLocalPort()), Duration.ofMillis(50))) {
            assertThat(first.isConnected() && second.isConnected()).isTrue();

            WanEditException error = Rig.error(rig.post().test());

            Rig.assertTransport(error, Kind.CONNECT_TIMEOUT, Delivery.NOT_SENT);
            assertThat(error).hasMessageContaining("connect timeout");
        }
    }

    @Test
    void post_whenTheTlsHandshakeStalls_timesOutAndHangsUp() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                Rig rig = Rig.own(URI.create("https://127.0.0.1:" + mute.getLocalPort()), Rig.SOON)) {
            TestObserver<HttpAnswer> observer = rig.post().test();
            try (Socket accepted = mute.accept()) {
                assertThat(accepted.getInputStream().read()).isNotNegative();

                rig.passTime(Rig.CALL_TIMEOUT);

                Rig.assertTransport(Rig.error(observer), Kind.CALL_TIMEOUT, Delivery.NOT_SENT);
                accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    @Test
    void post_whenThePortDoesNotSpeakTls_wasNotSent() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Rig rig = Rig.own(URI.create("https://" + fake.baseUrl().getAuthority()), Rig.SOON)) {
            Rig.assertTransport(Rig.error(rig.post().test()), Kind.CONNECT_FAILED, Delivery.NOT_SENT);
        }
    }

    @Test
    void post_whenTlsIsSpoken_tellsAFailedHandshakeFromALostAnswer() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().tls().start();
                Given trusting = Given.of(builder -> builder.sslSocketFactory(
                        fake.clientSslContext().getSocketFactory(), fake.clientTrustManager()));
                Rig rig = Rig.over(trusting.client(), fake);
                Rig distrusting = Rig.own(fake)) {
            for (Fault fault : List.of(
                    Fault.resetBeforeRead(), Fault.resetAfterRead(), Fault.closeWithoutAnswer(), Fault.cutInBody(10))) {
                fake.inject(RequestKind.CREATE, fault);
                Rig.assertTransport(Rig.error(rig.post().test()), Kind.CONNECTION_LOST, Delivery.MAYBE_SENT);
            }
            Rig.ended(rig.post().test()).assertComplete();
            int before = fake.count(RequestKind.CREATE);

            Rig.assertTransport(Rig.error(distrusting.post().test()), Kind.CERTIFICATE_REFUSED, Delivery.NOT_SENT);

            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(before);
        }
    }

    @Test
    void close_whenTheRequestIsUnderWay_tellsThatItMayHaveBeenSent() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Rig rig = Rig.own(fake)) {
            fake.inject(RequestKind.CREATE, Fault.late());
            TestObserver<HttpAnswer> running = rig.post().test();
            assertThat(fake.awaitHeld(1, Rig.SOON)).isTrue();

            rig.stack.close();

            Rig.assertTransport(Rig.error(running), Kind.CLOSED, Delivery.MAYBE_SENT);
            Rig.assertTransport(Rig.error(rig.post().test()), Kind.CLOSED, Delivery.NOT_SENT);
        }
    }
}
