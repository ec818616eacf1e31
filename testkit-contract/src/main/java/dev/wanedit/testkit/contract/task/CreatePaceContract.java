package dev.wanedit.testkit.contract.task;

import static dev.wanedit.error.TransportException.Delivery.MAYBE_SENT;
import static dev.wanedit.error.TransportException.Kind.CALL_TIMEOUT;
import static dev.wanedit.error.TransportException.Kind.CONNECTION_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportConfig;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Bench;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.CountingHost;
import dev.wanedit.testkit.contract.bench.SampleJobs;
import dev.wanedit.testkit.contract.bench.Signals;
import dev.wanedit.testkit.contract.transfer.LargeFile;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A create request with a large image follows the same rules as any create request: the call timeout limits the whole
 * request even while bytes move, a disposal closes the connection in the middle of it, and it is always sent only once.
 */
public abstract class CreatePaceContract extends Contract {

    private static final long MOST_OF_THE_TIME = Bench.CALL_TIMEOUT.toMillis() * 6 / 10;

    @Test
    void create_whenItsImageMovesSlowly_timesOutAllTheSame() throws IOException, InterruptedException {
        try (CountingHost service = new CountingHost()) {
            Signals<TaskSnapshot> signals = createAt(service);
            assertThat(service.awaitHead(patience())).isTrue();
            timer().advanceTimeBy(MOST_OF_THE_TIME, TimeUnit.MILLISECONDS);
            assertThat(signals.all()).isEmpty();
            service.readOn();
            assertThat(service.awaitWhole(patience())).isTrue();

            timer().advanceTimeBy(MOST_OF_THE_TIME, TimeUnit.MILLISECONDS);

            assertTransport(failure(signals), CALL_TIMEOUT, MAYBE_SENT);
            assertThat(service.awaitEnd(patience())).isTrue();
        }
    }

    @Test
    void create_whenDisposedInTheMidstOfItsImage_hangsUpInSilence() throws IOException, InterruptedException {
        try (CountingHost service = new CountingHost()) {
            Signals<TaskSnapshot> signals = createAt(service);
            assertThat(service.awaitHead(patience())).isTrue();

            signals.dispose();

            service.readOn();
            assertThat(service.awaitEnd(patience())).isTrue();
            assertThat(service.missing()).as("bytes that never came").isPositive();
            assertThat(signals.all()).isEmpty();
        }
    }

    @Test
    void create_whenTheServiceBreaksOffInTheMidstOfItsImage_mayHaveBeenSentAndIsNotRepeated() throws IOException {
        fake().inject(RequestKind.CREATE, Fault.resetBeforeRead());

        Signals<TaskSnapshot> signals =
                subscribe(transport().tasks().create(SampleJobs.withImage(LargeFile.image(folder()))));

        assertTransport(failure(signals), CONNECTION_LOST, MAYBE_SENT);
        assertThat(fake().count(RequestKind.CREATE)).isEqualTo(1);
    }

    private Signals<TaskSnapshot> createAt(CountingHost service) throws IOException {
        TransportConfig config = bench().config(service.uri("/api/v1"), fake()::apiKey, null);
        Transport transport = bench().open(bench().subject().provider(), config);
        return subscribe(transport.tasks().create(SampleJobs.withImage(LargeFile.image(folder()))));
    }
}
