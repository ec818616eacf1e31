package dev.wanedit.error;

import static dev.wanedit.error.SubmitUncertainException.Remedy.ASSIGN;
import static dev.wanedit.error.SubmitUncertainException.Remedy.RECONCILE;
import static dev.wanedit.error.SubmitUncertainException.Remedy.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.SubmitUncertainException.Remedy;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubmitUncertainExceptionTest {

    private static final JobKey KEY = new JobKey("order-7");
    private static final TaskId ONE = new TaskId("task-1");
    private static final TaskId OTHER = new TaskId("task-2");

    @ParameterizedTest
    @MethodSource("situations")
    void remedies_whenTheSituationIsKnown_fitIt(SubmitUncertainException fault, List<Remedy> remedies) {
        assertThat(fault.remedies()).isEqualTo(remedies);
        assertThat(fault.jobKey()).contains("order-7");
    }

    @ParameterizedTest
    @MethodSource("situations")
    void nextStep_whenRead_namesTheSameMethodsAndNoOthers(SubmitUncertainException fault, List<Remedy> remedies) {
        for (Remedy remedy : Remedy.values()) {
            String call = remedy.name().toLowerCase(Locale.ROOT) + "(key";
            assertThat(fault.nextStep().contains(call)).as(call).isEqualTo(remedies.contains(remedy));
        }
    }

    static Stream<Arguments> situations() {
        TransportException lost = new TransportException(
                TransportException.Kind.CONNECTION_LOST,
                TransportException.Delivery.MAYBE_SENT,
                "It broke.",
                ErrorContext.NONE,
                null);
        return Stream.of(
                Arguments.of(new SubmitUncertainException(KEY, lost), List.of(RECONCILE, ASSIGN)),
                Arguments.of(SubmitUncertainException.notSearched(KEY), List.of(RECONCILE, ASSIGN)),
                Arguments.of(SubmitUncertainException.unresolved(KEY, lost), List.of(RECONCILE, ASSIGN)),
                Arguments.of(SubmitUncertainException.disproved(KEY, ONE), List.of(RECONCILE, ASSIGN)),
                Arguments.of(SubmitUncertainException.undecided(KEY, List.of(ONE)), List.of(ASSIGN, RECONCILE)),
                Arguments.of(
                        SubmitUncertainException.undecided(KEY, List.of(ONE, OTHER)),
                        List.of(ASSIGN, RECONCILE, RELEASE)),
                Arguments.of(SubmitUncertainException.noneFound(KEY), List.of(RECONCILE, RELEASE)),
                Arguments.of(SubmitUncertainException.notSentAgain(KEY, "too often."), List.of(ASSIGN, RELEASE)));
    }
}
