package dev.wanedit.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.TransportException.Delivery;
import dev.wanedit.error.TransportException.Kind;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which reads are repeated. */
class RetryableTest {

    private static final Set<Kind> LASTING = EnumSet.of(Kind.PROXY_REFUSED, Kind.CERTIFICATE_REFUSED, Kind.CLOSED);

    @ParameterizedTest
    @EnumSource
    void isRetryable_ofATransportFault_dependsOnItsKindAlone(Kind kind) {
        for (Delivery delivery : Delivery.values()) {
            TransportException fault = new TransportException(kind, delivery, "It broke.", ErrorContext.NONE, null);

            assertThat(fault.isRetryable()).isEqualTo(!LASTING.contains(kind));
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.delivery()).isEqualTo(delivery);
        }
    }

    @Test
    void isRetryable_ofTheServicesFaults_isTrueForItsOwnAndForThrottling() {
        assertThat(new ServiceUnavailableException("503", ErrorContext.NONE).isRetryable())
                .isTrue();
        assertThat(new ThrottledException("429", ErrorContext.NONE, null).isRetryable())
                .isTrue();
        assertThat(new RequestRejectedException("400", ErrorContext.NONE).isRetryable())
                .isFalse();
    }

    @Test
    void isRetryable_ofAMalformedAnswer_isFalseIfItWillBeTheSame() {
        assertThat(new MalformedResponseException("HTML.", ErrorContext.NONE, null).isRetryable())
                .isTrue();
        assertThat(MalformedResponseException.passing("Cut.", ErrorContext.NONE, "Again.")
                        .isRetryable())
                .isTrue();
        assertThat(MalformedResponseException.lasting("Too long.", ErrorContext.NONE, "Report it.")
                        .isRetryable())
                .isFalse();
        assertThat(MalformedResponseException.withoutVideo("", ErrorContext.NONE)
                        .isRetryable())
                .isFalse();
    }

    @Test
    void isRetryable_ofAnEndedTask_isFalse() {
        TaskSnapshot failed = TaskSnapshot.of(new TaskId("task-1"), TaskStatus.FAILED);

        assertThat(new TaskFailedException(failed).isRetryable()).isFalse();
    }
}
