package dev.wanedit.testkit.contract.task;

import static dev.wanedit.error.TransportException.Delivery.MAYBE_SENT;
import static dev.wanedit.error.TransportException.Delivery.NOT_SENT;
import static dev.wanedit.error.TransportException.Kind.CONNECTION_LOST;
import static dev.wanedit.error.TransportException.Kind.CONNECT_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.subject.Capability;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of broken connection, in every exchange, has the same name in every transport, and says correctly if the
 * request can have reached the service. The adapter never tries again: that is decided by the code that knows what a
 * request costs.
 */
public abstract class FaultContract extends Contract {

    static Stream<Arguments> callsAndTroubles() {
        return Arrays.stream(PortCall.values())
                .flatMap(call -> Arrays.stream(WireTrouble.values()).map(trouble -> Arguments.of(call, trouble)));
    }

    @ParameterizedTest
    @MethodSource("dev.wanedit.testkit.contract.task.FaultContract#callsAndTroubles")
    void exchange_whenItsConnectionBreaks_mayHaveBeenSentAndIsNotRepeated(PortCall call, WireTrouble trouble) {
        fake().inject(call.kind(), trouble.fault()).forever();

        WanEditException error = failure(subscribe(call));

        if (!(trouble.mayBeMalformed() && error instanceof MalformedResponseException)) {
            assertTransport(error, CONNECTION_LOST, MAYBE_SENT);
        }
        assertSentOnce(call);
        assertThat(error.isRetryable()).isTrue();
        if (trouble != WireTrouble.NO_HTTP) {
            assertConnectionsClosed();
        }
    }

    @ParameterizedTest
    @EnumSource
    void exchange_whenThePeerSpeaksNoHttp_hangsUp(PortCall call) {
        requires(Capability.HANG_UP_ON_GARBAGE);
        fake().inject(call.kind(), WireTrouble.NO_HTTP.fault()).forever();

        failure(subscribe(call));

        assertConnectionsClosed();
    }

    @ParameterizedTest
    @EnumSource
    void exchange_whenTheConnectionIsRefused_wasNotSent(PortCall call) {
        fake().refuseConnections(call.kind());

        WanEditException error = failure(subscribe(call));

        assertTransport(error, CONNECT_FAILED, NOT_SENT);
        assertThat(fake().count(call.kind())).isZero();
        fake().acceptConnections();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUERY", "CANCEL"})
    void exchange_whenItIsAboutATask_namesItInItsError(PortCall call) {
        fake().inject(call.kind(), WireTrouble.CUT_IN_THE_BODY.fault()).forever();

        assertThat(failure(subscribe(call)).taskId()).contains(PortCall.TASK);
    }

    @ParameterizedTest
    @EnumSource(names = {"QUERY", "LIST", "UPLOAD_POLICY", "DOWNLOAD"})
    void read_whenItsConnectionCloses_isNotRepeated(PortCall call) {
        requires(Capability.SINGLE_READ);
        fake().inject(call.kind(), WireTrouble.CLOSED_WITHOUT_ANSWER.fault());

        assertTransport(failure(subscribe(call)), CONNECTION_LOST, MAYBE_SENT);
    }

    @Test
    void exchange_whenInterimAnswersComeFirst_givesTheTrueOne() {
        requires(Capability.INTERIM_ANSWERS);
        fake().inject(PortCall.QUERY.kind(), Fault.informationalNoise());

        completes(PortCall.QUERY.on(transport(), this));
    }
}
