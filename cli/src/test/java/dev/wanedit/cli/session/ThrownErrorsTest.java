package dev.wanedit.cli.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reactivex.rxjava3.core.Single;
import org.junit.jupiter.api.Test;

class ThrownErrorsTest {

    private static final Error MISSING = new NoClassDefFoundError("org/example/Missing");

    @Test
    void single_whenTheCallThrowsAnError_endsWithIt() {
        ThrownErrors.single(() -> {
                    throw MISSING;
                })
                .test()
                .assertError(MISSING);
    }

    @Test
    void single_whenTheCallReturns_isTheSame() {
        ThrownErrors.single(() -> Single.just("value")).test().assertValue("value");
    }

    @Test
    void listener_whenItThrowsAnError_throwsAnExceptionThatRxJavaPassesOn() {
        assertThatThrownBy(() -> ThrownErrors.listener(value -> {
                            throw MISSING;
                        })
                        .accept("value"))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(MISSING);
    }
}
