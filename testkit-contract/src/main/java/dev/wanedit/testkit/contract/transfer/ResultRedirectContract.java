package dev.wanedit.testkit.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.bench.Contract;
import dev.wanedit.testkit.contract.bench.PortCall;
import dev.wanedit.testkit.contract.bench.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A result's host may redirect. The adapter does not follow, since the client decides which hosts are allowed; it
 * reports the {@code Location} exactly as it came.
 */
public abstract class ResultRedirectContract extends Contract {

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void download_whenTheHostRedirects_reportsThePlaceAndSendsNothingThere(int status) {
        for (String place : new String[] {
            fake().hostMedia("elsewhere", new byte[] {1}) + "?Signature=" + Secrets.SIGNATURE + "&x=a%2Bb'(c)",
            "/moved.mp4",
            "?again=1",
            "//other.example/x y.mp4",
            "ftp://other.example/x.mp4"
        }) {
            int before = fake().count(RequestKind.ANY);
            fake().inject(RequestKind.RESULT, Fault.answer(status).header("Location", place));

            RequestRejectedException error = failure(subscribe(PortCall.DOWNLOAD), RequestRejectedException.class);

            assertThat(error.location()).contains(place);
            assertThat(error.httpStatus()).contains(status);
            assertThat(error.taskId()).contains(PortCall.TASK);
            assertThat(error.getMessage()).doesNotContain("key");
            assertThat(fake().count(RequestKind.ANY) - before).isEqualTo(1);
        }
    }

    @Test
    void download_whenARedirectNamesNoPlace_reportsNone() {
        fake().inject(RequestKind.RESULT, Fault.answer(302));

        RequestRejectedException error = failure(subscribe(PortCall.DOWNLOAD), RequestRejectedException.class);

        assertThat(error.location()).isEmpty();
    }

    @Test
    void download_whenTheAnswerIsNoRedirect_reportsNoPlace() {
        fake().inject(RequestKind.RESULT, Fault.answer(404).header("Location", "/moved.mp4"));

        assertThat(failure(subscribe(PortCall.DOWNLOAD), RequestRejectedException.class)
                        .location())
                .isEmpty();
    }
}
