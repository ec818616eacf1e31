package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TlsTest {

    @RegisterExtension
    static final FakeDashScopeExtension FAKE = FakeDashScopeExtension.with(FakeDashScopeBuilder::tls);

    @Test
    void query_whenTheClientTrustsTheCertificate_isAnswered(FakeDashScope fake) throws Exception {
        HttpResponse<String> answer = get(fake, URI.create(fake.baseUrl() + "/tasks/x"));

        assertThat(answer.body()).contains("UNKNOWN");
        assertThat(fake.requests(RequestKind.QUERY).get(0).tls()).isTrue();
    }

    @Test
    void hostedMedia_whenTlsIsOn_comesEncryptedToo(FakeDashScope fake) throws Exception {
        URI media = fake.hostMedia("a.mp4", new byte[] {'a', 'b'});

        assertThat(media.getScheme()).isEqualTo("https");
        assertThat(get(fake, media).body()).isEqualTo("ab");
    }

    @Test
    void query_whenTheClientDoesNotTrustIt_fails(FakeDashScope fake) {
        Caller caller = new Caller(fake);

        assertThatThrownBy(() -> caller.trySend(caller.api("/tasks/x"))).isInstanceOf(SSLException.class);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void resetAfterRead_whenEncrypted_breaksToo(FakeDashScope fake) {
        // Always, since java.net.http silently repeats a GET whose connection broke before the first byte.
        fake.inject(RequestKind.QUERY, Fault.resetAfterRead()).forever();

        assertThatThrownBy(() -> get(fake, URI.create(fake.baseUrl() + "/tasks/x")))
                .isInstanceOf(IOException.class);
    }

    private static HttpResponse<String> get(FakeDashScope fake, URI url) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().sslContext(fake.clientSslContext()).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10));
        if (url.getPath().startsWith("/api")) {
            request.header("Authorization", "Bearer " + fake.apiKey());
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
