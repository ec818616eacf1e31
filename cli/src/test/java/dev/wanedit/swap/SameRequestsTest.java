package dev.wanedit.swap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same calls through every adapter are the same requests at the server, and come to the same end. */
class SameRequestsTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPLOAD_POLICY")
    void call_whenMadeOverEachAdapter_sendsTheSameAndEndsTheSame(Call call) {
        try (Sides sides = new Sides()) {
            sides.agree("end of " + call, side -> Outcome.of(call.on(side)));
            sides.agree("requests of " + call, side -> Sent.lines(side.fake().requests()));
        }
    }
}
