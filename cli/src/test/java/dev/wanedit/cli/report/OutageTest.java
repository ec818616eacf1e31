package dev.wanedit.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.error.WanEditException;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.testkit.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final WanEditException REFUSED = new TransportException(
            Kind.CONNECT_FAILED, Delivery.NOT_SENT, "Connection refused by 203.0.113.7:443.", ErrorContext.NONE, null);

    private final TestClock clock = TestClock.standing();
    private final Outage outage = new Outage(clock);

    @Test
    void failed_forTheFirstTime_namesTheCause() {
        assertThat(outage.failed(fault(Operation.WAIT, REFUSED)))
                .contains("The service cannot be reached (Connection refused by 203.0.113.7:443), trying again.");
    }

    @Test
    void failed_whenManyJobsFail_isReportedOnce() {
        outage.failed(fault(Operation.WAIT, REFUSED));

        assertThat(outage.failed(fault(Operation.WAIT, REFUSED))).isEmpty();
        assertThat(outage.failed(fault(Operation.QUERY, REFUSED))).isEmpty();
    }

    @Test
    void failed_whenItGoesOn_isReportedAgainWithTheTime() {
        outage.failed(fault(Operation.WAIT, REFUSED));
        clock.advance(Duration.ofMinutes(5));

        assertThat(outage.failed(fault(Operation.WAIT, REFUSED)))
                .hasValueSatisfying(line -> assertThat(line).endsWith("), for 5 min now, trying again."));
    }

    @Test
    void recovered_afterAFailure_isReportedOnceWithTheTime() {
        outage.failed(fault(Operation.WAIT, REFUSED));
        clock.advance(Duration.ofMinutes(2));

        assertThat(outage.recovered()).contains("The connection works again, after 2 min.");
        assertThat(outage.recovered()).isEmpty();
    }

    @Test
    void failed_ofAnotherKind_saysWhichHostDoesWhat() {
        ErrorContext unavailable = new ErrorContext(null, null, null, 503, null);

        assertThat(new Outage(clock)
                        .failed(fault(Operation.WAIT, new ServiceUnavailableException("It failed.", unavailable))))
                .contains("The service has a fault (HTTP 503: It failed), trying again.");
        assertThat(new Outage(clock)
                        .failed(fault(Operation.CREATE, new ThrottledException("Slow down.", ErrorContext.NONE, null))))
                .contains("The service asks for fewer requests (Slow down), trying again.");
        assertThat(new Outage(clock).failed(fault(Operation.DOWNLOAD, REFUSED)))
                .hasValueSatisfying(line -> assertThat(line).startsWith("The result's host cannot be reached ("));
    }

    private static RetriedFault fault(Operation operation, WanEditException fault) {
        return new RetriedFault(operation, null, fault, 1, Duration.ZERO);
    }
}
