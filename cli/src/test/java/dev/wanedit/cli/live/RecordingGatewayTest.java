package dev.wanedit.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.network.Network;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.wire.HttpAnswer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class RecordingGatewayTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void once_whenItIsReadTwice_failsTheSecondTime() {
        BodyPublisher body = RecordingGateway.once(new byte[] {1, 2, 3});

        assertThat(body.contentLength()).isEqualTo(3);
        assertThat(read(body)).succeedsWithin(LONG).isEqualTo(3);
        assertThat(read(body)).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(IOException.class);
    }

    /** The gateway's thread ends too: on JDK 17 the timeout of a request does not cover the body. */
    @Test
    void answer_whenItsBodyStalls_endsAfterTheLongestTimeOfAnExchange() {
        try (FakeDashScope fake = FakeDashScope.start();
                RecordingGateway gateway = gateway(fake, Duration.ofMillis(200))) {
            fake.inject(RequestKind.LIST, Fault.stallInBody(1)).forever();

            assertThat(listed(fake, gateway))
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void answer_whenItIsLongerThanAnyAnswer_isNotReadWhole() {
        try (FakeDashScope fake = FakeDashScope.start();
                RecordingGateway gateway = gateway(fake, LONG)) {
            fake.inject(RequestKind.LIST, Fault.endless(2L * HttpAnswer.MAX_BODY_BYTES))
                    .forever();

            assertThat(listed(fake, gateway))
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void answer_whenItIsAsUsual_isPassedOn() {
        try (FakeDashScope fake = FakeDashScope.start();
                RecordingGateway gateway = gateway(fake, LONG)) {
            assertThat(listed(fake, gateway))
                    .succeedsWithin(LONG)
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        }
    }

    private static RecordingGateway gateway(FakeDashScope fake, Duration longest) {
        return new RecordingGateway(
                fake.baseUrl(),
                Network.DEFAULT,
                LONG,
                longest,
                Clock.systemUTC(),
                new RecordingFile(new StringWriter(), new SecretRemover(text -> text)));
    }

    private static CompletableFuture<HttpResponse<String>> listed(FakeDashScope fake, RecordingGateway gateway) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.baseUrl() + "/tasks/?page_no=1&page_size=10"))
                .header("Authorization", "Bearer " + fake.apiKey())
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    /** How many bytes came. */
    private static CompletableFuture<Integer> read(BodyPublisher body) {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        body.subscribe(new Flow.Subscriber<>() {
            private int count;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                count += bytes.remaining();
            }

            @Override
            public void onError(Throwable fault) {
                end.completeExceptionally(fault);
            }

            @Override
            public void onComplete() {
                end.complete(count);
            }
        });
        return end;
    }
}
