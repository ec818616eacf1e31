package dev.wanedit.testkit.contract.task;

import static dev.wanedit.error.TransportException.Delivery.MAYBE_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A status that is not a final HTTP status says nothing about the request: the answer is malformed, and a job that was
 * sent is uncertain, never refused. If an HTTP stack waits for another answer, or closes the connection, the error is a
 * lost connection.
 */
public abstract class StatusContract extends Contract {

    private static final List<String> NONE = List.of(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other",
            "HTTP/1.1 000 None",
            "HTTP/1.1 099 None",
            "HTTP/1.1 99 None",
            "HTTP/1.1 -12 None",
            "HTTP/1.1 1000 None",
            "HTTP/1.1 2x0 None",
            "HTTP/1.1 600 None",
            "HTTP/1.1 999 None",
            "HTTP/9.9 200 None",
            "HTTPS 200 None");

    static Stream<Arguments> callsAndStatuses() {
        return Arrays.stream(PortCall.values())
                .flatMap(call -> NONE.stream().map(status -> Arguments.of(call, status)));
    }

    @ParameterizedTest
    @MethodSource("dev.wanedit.testkit.contract.task.StatusContract#callsAndStatuses")
    void answer_whenItsStatusEndsNoExchange_refusesNothing(PortCall call, String status) {
        fake().inject(
                        call.kind(),
                        Fault.raw((status + "\r\nContent-Length: 2\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII)))
                .forever();

        WanEditException error = failure(subscribe(call));

        if (error instanceof TransportException lost) {
            assertThat(lost.delivery()).isEqualTo(MAYBE_SENT);
        } else {
            assertThat(error).isInstanceOf(MalformedResponseException.class);
        }
        assertThat(fake().count(RequestKind.CREATE)).isLessThanOrEqualTo(1);
    }
}
