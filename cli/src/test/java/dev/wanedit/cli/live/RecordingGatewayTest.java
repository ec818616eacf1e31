package dev.wanedit.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
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
