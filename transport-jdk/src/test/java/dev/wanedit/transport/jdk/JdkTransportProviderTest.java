package dev.wanedit.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.TransportException;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkTransportProviderTest {

    private static final TaskId TASK = new TaskId("0385dc79-5ff8-4d82-bcb6-000000000001");

    @Test
    void serviceLoader_findsItByName() {
        assertThat(ServiceLoader.load(TransportProvider.class))
                .extracting(TransportProvider::name)
                .containsExactly("jdk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com/api", "/api/v1", "http:///api", "https://example.com/api?x=y"})
    void open_whenTheBaseUrlIsNoUrlOfAService_fails(String url) {
        TransportConfig config = Rig.config(URI.create(url), () -> "sk-1234567", new TestScheduler());

        assertThatThrownBy(() -> new JdkTransportProvider().open(config)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void open_whenATimeoutIsNone_fails() {
        TransportConfig good = Rig.config(URI.create("https://example.com"), () -> "sk-1234567", new TestScheduler());
        TransportConfig config = new TransportConfig(
                good.baseUrl(), good.apiKey(), null, good.zone(), Duration.ZERO, good.callTimeout(), good.timer());

        assertThatThrownBy(() -> new JdkTransportProvider().open(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("connect timeout");
    }

    @Test
    void using_whenTheClientFollowsRedirects_fails() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        TransportConfig config = Rig.config(URI.create("https://example.com"), () -> "sk-1", new TestScheduler());

        assertThatThrownBy(() -> JdkTransportProvider.using(client).open(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("redirects");
    }

    @Test
    void using_whenClosed_leavesTheClientOpen() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start()) {
            try (Transport transport = JdkTransportProvider.using(client)
                    .open(Rig.config(fake.baseUrl(), fake::apiKey, new TestScheduler()))) {
                Rig.ended(transport.tasks().query(TASK).test()).assertComplete();
            }
            HttpRequest request = HttpRequest.newBuilder(fake.baseUrl()).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
            // An HTTP/2 client by default, and still no upgrade is asked for.
            assertThat(fake.requests(RequestKind.QUERY).get(0).header("Upgrade"))
                    .isEmpty();
        }
    }

    /** The distinction between "certainly not sent" and "maybe sent" must hold with TLS too. */
    @Test
    void create_whenTlsIsSpoken_tellsAFailedHandshakeFromALostAnswer() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().tls().start()) {
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(fake.clientSslContext()).build();
            TransportConfig config = Rig.config(fake.baseUrl(), fake::apiKey, new TestScheduler());
            try (Transport transport = JdkTransportProvider.using(trusting).open(config)) {
                for (Fault fault : new Fault[] {
                    Fault.resetBeforeRead(), Fault.resetAfterRead(), Fault.closeWithoutAnswer(), Fault.cutInBody(10)
                }) {
                    fake.inject(RequestKind.CREATE, fault);
                    assertDelivery(transport, TransportException.Delivery.MAYBE_SENT);
                }
                Rig.ended(transport.tasks().create(Rig.JOB).test()).assertComplete();
            }
            int before = fake.count(RequestKind.CREATE);
            try (Transport distrusting = new JdkTransportProvider().open(config)) {
                assertDelivery(distrusting, TransportException.Delivery.NOT_SENT);
            }
            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(before);
        }
    }

    @Test
    void create_whenThePortDoesNotSpeakTls_wasSurelyNotSent() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start()) {
            URI https = URI.create("https://" + fake.baseUrl().getAuthority());
            try (Transport transport =
                    new JdkTransportProvider().open(Rig.config(https, fake::apiKey, new TestScheduler()))) {
                assertDelivery(transport, TransportException.Delivery.NOT_SENT);
            }
        }
    }

    /** With an authenticator the JDK sends again what a proxy refused: then it gets no body a second time. */
    @Test
    void create_whenTheClientWouldRepeatIt_isNotSentWholeTwice() {
        Authenticator authenticator = new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("user", "password".toCharArray());
            }
        };
        HttpClient eager = HttpClient.newBuilder().authenticator(authenticator).build();
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start()) {
            fake.inject(RequestKind.CREATE, Fault.answer(407).header("Proxy-Authenticate", "Basic realm=\"x\""));
            try (Transport transport = JdkTransportProvider.using(eager)
                    .open(Rig.config(fake.baseUrl(), fake::apiKey, new TestScheduler()))) {
                assertDelivery(transport, TransportException.Delivery.MAYBE_SENT);
            }
            assertThat(fake.requests(RequestKind.CREATE))
                    .filteredOn(RecordedRequest::complete)
                    .hasSize(1);
            assertThat(fake.tasks()).isEmpty();
        }
    }

    /** On JDK 17, a client with an authenticator throws when a refusal has no challenge. */
    @Test
    void create_whenAClientWithAnAuthenticatorIsRefusedWithoutAChallenge_isRefusedForTheKey() {
        HttpClient eager =
                HttpClient.newBuilder().authenticator(new Authenticator() {}).build();
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                Transport transport = JdkTransportProvider.using(eager)
                        .open(Rig.config(fake.baseUrl(), () -> "sk-of-another-region", new TestScheduler()))) {
            Rig.ended(transport.tasks().create(Rig.JOB).test()).assertError(AuthenticationException.class);
            Rig.ended(transport.tasks().query(TASK).test()).assertError(AuthenticationException.class);
        }
    }

    private static void assertDelivery(Transport transport, TransportException.Delivery expected) {
        Rig.ended(transport.tasks().create(Rig.JOB).test())
                .assertError(error -> error instanceof TransportException fault && fault.delivery() == expected);
    }
}
