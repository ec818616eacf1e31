package dev.wanedit.testkit.contract.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.ServiceException;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A redirect is never followed, whatever its target: the target would receive the key, or a job that costs money. */
public abstract class RedirectContract extends Contract {

    static Stream<Arguments> callsAndStatuses() {
        return Arrays.stream(PortCall.values())
                .flatMap(call -> Stream.of(301, 302, 303, 307, 308).map(status -> Arguments.of(call, status)));
    }

    @ParameterizedTest
    @MethodSource("dev.wanedit.testkit.contract.task.RedirectContract#callsAndStatuses")
    void redirect_whenToAnywhere_isAnErrorAndNotFollowed(PortCall call, int status) {
        URI elsewhere = fake().hostMedia("elsewhere", new byte[] {'{', '}'});
        URI sameHost = URI.create(fake().baseUrl() + "/tasks/redirected");
        for (URI target : List.of(elsewhere, sameHost)) {
            int before = fake().count(RequestKind.ANY);
            fake().inject(call.kind(), Fault.answer(status).header("Location", target.toString()));

            ServiceException error = failure(subscribe(call), ServiceException.class);

            assertThat(error.httpStatus()).contains(status);
            assertThat(fake().count(RequestKind.ANY) - before).isEqualTo(call == PortCall.UPLOAD ? 2 : 1);
        }
    }
}
