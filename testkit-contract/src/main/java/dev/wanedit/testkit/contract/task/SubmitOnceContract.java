package dev.wanedit.testkit.contract.task;

import static dev.wanedit.error.TransportException.Delivery.MAYBE_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ServiceUnavailableException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Signals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A create is always sent only once: each further request may cost money. The requests are counted at the server, since
 * HTTP stacks repeat requests silently: after a pooled connection was lost, after 408, after 503 with
 * {@code Retry-After: 0}.
 */
public abstract class SubmitOnceContract extends Contract {

    @ParameterizedTest
    @EnumSource
    void create_whenItsPooledConnectionBreaks_isSentOnce(WireTrouble trouble) {
        completes(PortCall.QUERY.on(transport(), this));
        fake().inject(RequestKind.CREATE, trouble.fault()).forever();

        WanEditException error = failure(subscribe(PortCall.CREATE));

        if (error instanceof TransportException lost) {
            assertThat(lost.delivery()).isEqualTo(MAYBE_SENT);
        }
        assertThat(fake().count(RequestKind.CREATE)).isEqualTo(1);
        assertThat(fake().tasks()).isEmpty();
    }

    @Test
    void create_whenThePooledConnectionWasClosedMeanwhile_isSentOnceAtMost() {
        fake().inject(RequestKind.QUERY, Fault.closeAfterAnswer());
        completes(PortCall.QUERY.on(transport(), this));

        Signals<Object> created = subscribe(PortCall.CREATE);

        created.awaitEnd(patience());
        // It may notice this and use a new connection, or fail; but then it must report correctly if it was sent.
        assertThat(fake().tasks()).hasSizeLessThanOrEqualTo(1);
        assertThat(fake().count(RequestKind.CREATE)).isLessThanOrEqualTo(1);
        if (created.all().get(0) instanceof TransportException lost && fake().count(RequestKind.CREATE) == 1) {
            assertThat(lost.delivery()).isEqualTo(MAYBE_SENT);
        }
    }

    @Test
    void create_whenAllPooledConnectionsWereClosedMeanwhile_isSentOnceAtMost() {
        completes(PortCall.QUERY.on(transport(), this));
        completes(PortCall.LIST.on(transport(), this));
        fake().refuseConnections();
        fake().acceptConnections();

        subscribe(PortCall.CREATE).awaitEnd(patience());

        assertThat(fake().count(RequestKind.CREATE)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 421, 425, 429, 500, 502, 503, 504})
    void create_whenTheStatusInvitesToTryAgain_isSentOnce(int status) {
        fake().inject(RequestKind.CREATE, Fault.empty(status).retryAfter("0")).forever();

        WanEditException error = failure(subscribe(PortCall.CREATE));

        assertThat(error.httpStatus()).contains(status);
        assertThat(fake().count(RequestKind.CREATE)).isEqualTo(1);
        if (status == 408 || status >= 500) {
            assertThat(error).isInstanceOf(ServiceUnavailableException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"QUERY", "LIST", "CANCEL", "UPLOAD_POLICY", "UPLOAD", "DOWNLOAD"})
    void exchange_whenTheStatusInvitesToTryAgain_isSentOnce(PortCall call) {
        for (int status : List.of(408, 503)) {
            fake().inject(call.kind(), Fault.empty(status).retryAfter("0")).forever();
            int before = fake().count(call.kind());

            assertThat(failure(subscribe(call)).httpStatus()).contains(status);

            assertThat(fake().count(call.kind()) - before).isEqualTo(1);
            fake().clearFaults();
        }
    }

    @Test
    void create_whenTheServiceAnswersAfterItDidTheWork_isSentOnce() {
        for (Fault lost : List.of(
                Fault.resetAfterRead().processed(),
                Fault.closeWithoutAnswer().processed(),
                Fault.empty(503).processed())) {
            fake().inject(RequestKind.CREATE, lost);
            int before = fake().count(RequestKind.CREATE);

            failure(subscribe(PortCall.CREATE));

            assertThat(fake().count(RequestKind.CREATE) - before).isEqualTo(1);
        }
        assertThat(fake().tasks()).hasSize(3);
    }
}
