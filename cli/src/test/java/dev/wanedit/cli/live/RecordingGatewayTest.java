package dev.wanedit.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.reactivex.rxjava3.core.Flowable;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.reactivestreams.FlowAdapters;

class RecordingGatewayTest {

    @Test
    void once_whenItIsReadTwice_failsTheSecondTime() {
        BodyPublisher body = RecordingGateway.once(new byte[] {1, 2, 3});

        assertThat(body.contentLength()).isEqualTo(3);
        read(body).test().assertComplete();
        read(body).test().assertError(IOException.class);
    }

    private static Flowable<ByteBuffer> read(BodyPublisher body) {
        return Flowable.fromPublisher(FlowAdapters.toPublisher(body));
    }
}
