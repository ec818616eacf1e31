package dev.wanedit.engine.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.Script;
import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.BillingException;
import dev.wanedit.error.ConfigurationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.error.MalformedResponseException;
import dev.wanedit.error.PermissionException;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.TransportException;
import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PostRetryRuleTest {

    /** A fault; whether it proves that no task exists; whether the POST is sent again. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Script.refused(), true, true),
                Arguments.of(Script.throttled(null), true, true),
                Arguments.of(new AuthenticationException("Wrong key.", ErrorContext.NONE), true, false),
                Arguments.of(new PermissionException("Not allowed.", ErrorContext.NONE), true, false),
                Arguments.of(new BillingException("Unpaid.", ErrorContext.NONE), true, false),
                Arguments.of(new AuthenticationException("Wrong key.", status(401)), true, false),
                Arguments.of(new PermissionException("Not allowed.", status(403)), false, false),
                Arguments.of(new BillingException("Unpaid.", status(402)), false, false),
                Arguments.of(new ThrottledException("Too much.", status(429), null), true, true),
                Arguments.of(new ThrottledException("Too much.", status(499), null), false, false),
                Arguments.of(rejected(400, "InvalidParameter"), true, false),
                Arguments.of(rejected(404, null), true, false),
                Arguments.of(rejected(409, null), false, false),
                Arguments.of(new ConfigurationException("No key.", "Set one."), true, false),
                Arguments.of(new InvalidJobException(List.of()), true, false),
                Arguments.of(Script.lost(), false, false),
                Arguments.of(Script.unavailable(), false, false),
                Arguments.of(new MalformedResponseException("HTML.", ErrorContext.NONE, null), false, false),
                Arguments.of(new IllegalStateException("A fault of the transport."), false, false));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void rule_ofAFault_saysIfATaskMayExistAndIfThePostIsRepeated(
            Throwable fault, boolean provesNoEffect, boolean repeated) {
        assertThat(PostRetryRule.provesNoEffect(fault)).isEqualTo(provesNoEffect);
        assertThat(PostRetryRule.allows(fault)).isEqualTo(repeated);
    }

    /** What may be repeated is named here, not by the faults: a POST is paid. */
    @Test
    void rule_whenAnotherFaultSaysThatARetryMayHelp_doesNotRepeatIt() {
        StorageException fault = mock(StorageException.class);
        when(fault.isRetryable()).thenReturn(true);

        assertThat(PostRetryRule.allows(fault)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void rule_whenTheRequestMayHaveBeenSent_neverRepeatsIt(Kind kind) {
        TransportException fault =
                new TransportException(kind, Delivery.MAYBE_SENT, "Broken.", ErrorContext.NONE, null);

        assertThat(PostRetryRule.provesNoEffect(fault)).isFalse();
        assertThat(PostRetryRule.allows(fault)).isFalse();
    }

    /** For example, a proxy that asks for a password is not asked again and again. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void rule_whenTheRequestWasNotSent_repeatsItIfThatMayHelp(Kind kind) {
        TransportException fault = new TransportException(kind, Delivery.NOT_SENT, "Broken.", ErrorContext.NONE, null);

        assertThat(PostRetryRule.provesNoEffect(fault)).isTrue();
        assertThat(PostRetryRule.allows(fault)).isEqualTo(fault.isRetryable());
    }

    private static ErrorContext status(int status) {
        return new ErrorContext(null, null, null, status, null);
    }

    private static RequestRejectedException rejected(int status, @Nullable String code) {
        return new RequestRejectedException("It was refused.", new ErrorContext(null, null, null, status, code));
    }
}
