package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.CountingHost;
import dev.wanedit.testkit.contract.bench.RawHost;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Secrets;
import dev.wanedit.testkit.contract.bench.Signals;
import dev.wanedit.testkit.contract.transfer.LargeFile;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A process that may have been suspended while the connection was opened is asked again when the body is sent. If it may not send
 * any more, the service never receives a whole request, and the error proves that.
 */
public abstract class CreateCheckContract extends Contract {

    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final int SOME_PARTS = 10;

    @Test
    void create_whenTheCheckRefusesIt_sendsNoByteOfTheBody() {
        Transport transport = open(bench().config().withCreateCheck(refusingAfter(0)));

        failure(subscribe(transport.tasks().create(SampleJobs.full())), ConfigurationException.class);

        assertConnectionsClosed();
        assertThat(fake().tasks()).isEmpty();
        assertThat(fake().requests(RequestKind.CREATE))
                .extracting(RecordedRequest::body)
                .allSatisfy(body -> assertThat(body).isEmpty());
    }

    /** For example because its intent is too old: the fault must not look as if the request may have been sent. */
    @Test
    void create_whenTheCheckSaysThatItIsTooLate_isNotSent() {
        TransportException late = new TransportException(
                TransportException.Kind.CALL_TIMEOUT, Delivery.NOT_SENT, "It was late.", ErrorContext.NONE, null);
        Transport transport = open(bench().config().withCreateCheck(() -> {
            throw late;
        }));

        TransportException failure =
                failure(subscribe(transport.tasks().create(SampleJobs.full())), TransportException.class);

        assertThat(failure.delivery()).isEqualTo(Delivery.NOT_SENT);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.problem()).isEqualTo("It was late.");
        assertConnectionsClosed();
        assertThat(fake().tasks()).isEmpty();
    }

    @Test
    void create_whenTheCheckRefusesALaterPart_neverBecomesWhole() throws IOException {
        EditJob job = SampleJobs.withImage(LargeFile.image(folder()));
        try (CountingHost service = new CountingHost()) {
            service.readOn();
            TransportConfig config = bench().config(service.uri("/api/v1"), fake()::apiKey, null);
            Transport transport = open(config.withCreateCheck(refusingAfter(SOME_PARTS)));

            failure(subscribe(transport.tasks().create(job)), ConfigurationException.class);

            assertThat(service.awaitEnd(patience())).isTrue();
            assertThat(service.missing()).as("bytes that never came").isPositive();
        }
    }

    /** The longest pauses are those before: the name, the connection, and TLS. */
    @Test
    void create_whenTheTlsHandshakeStalls_isNotCheckedYet() {
        AtomicInteger checks = new AtomicInteger();
        try (RawHost mute = RawHost.start(socket -> RawHost.untilGone(socket.getInputStream()))) {
            URI url = URI.create(mute.uri("/api/v1").toString().replaceFirst("http:", "https:"));
            TransportConfig config = bench().config(url, () -> Secrets.KEY, null);
            Transport transport = open(new TransportConfig(
                            config.baseUrl(),
                            config.apiKey(),
                            config.workspace(),
                            config.zone(),
                            A_MOMENT,
                            config.callTimeout(),
                            config.timer())
                    .withCreateCheck(checks::incrementAndGet));

            Signals<?> signals = subscribe(transport.tasks().create(SampleJobs.minimal()));

            assertThat(failure(signals, TransportException.class).delivery()).isEqualTo(Delivery.NOT_SENT);
            assertThat(checks).hasValue(0);
        }
    }

    private Transport open(TransportConfig config) {
        return bench().open(bench().subject().provider(), config);
    }

    private static Runnable refusingAfter(int parts) {
        AtomicInteger left = new AtomicInteger(parts);
        return () -> {
            if (left.getAndDecrement() <= 0) {
                throw new ConfigurationException("The process was suspended.", "Leave the job to the others.");
            }
        };
    }
}
