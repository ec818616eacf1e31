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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubmitUncertainExceptionTest {

    private static final JobKey KEY = new JobKey("order-7");
    private static final TaskId ONE = new TaskId("task-1");
    private static final TaskId OTHER = new TaskId("task-2");
    private static final TransportException LOST = new TransportException(
            TransportException.Kind.CONNECTION_LOST,
            TransportException.Delivery.MAYBE_SENT,
            "It broke.",
            ErrorContext.NONE,
            null);

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

    @Test
    void problem_ofEachSituation_saysWhatIsUncertain() {
        assertThat(SubmitUncertainException.notSearched(KEY).problem()).endsWith("has not been looked for yet.");
        assertThat(SubmitUncertainException.unresolved(KEY, LOST).problem())
                .endsWith("the search for its task failed: It broke.");
        assertThat(SubmitUncertainException.disproved(KEY, ONE).problem())
                .endsWith("task task-1, which was assigned to it, has another prompt.");
        assertThat(SubmitUncertainException.noneFound(KEY).problem())
                .endsWith("the list shows no task that can be this job's.");
        assertThat(SubmitUncertainException.undecided(KEY, List.of(ONE)).problem())
                .endsWith("one task was created at the time, and it may be another job's: task-1.");
        assertThat(SubmitUncertainException.undecided(KEY, List.of(ONE, OTHER)).problem())
                .endsWith("2 tasks that can be this job's were created at the time: task-1, task-2.");
    }

    @Test
    void undecided_whenThereAreManyCandidates_namesTenAndKeepsAll() {
        List<TaskId> ten =
                IntStream.rangeClosed(1, 10).mapToObj(i -> new TaskId("t" + i)).toList();
        List<TaskId> twelve =
                IntStream.rangeClosed(1, 12).mapToObj(i -> new TaskId("t" + i)).toList();

        SubmitUncertainException many = SubmitUncertainException.undecided(KEY, twelve);

        assertThat(SubmitUncertainException.undecided(KEY, ten).problem()).endsWith("t9, t10.");
        assertThat(many.problem()).endsWith("t9, t10, and 2 more.");
        assertThat(many.candidates()).isEqualTo(twelve);
        assertThat(SubmitUncertainException.notSearched(KEY).candidates()).isEmpty();
    }

    static Stream<Arguments> situations() {
        return Stream.of(
                Arguments.of(new SubmitUncertainException(KEY, LOST), List.of(RECONCILE, ASSIGN)),
                Arguments.of(
                        new SubmitUncertainException(KEY, new PermissionException("No.", ErrorContext.NONE)),
                        List.of(RECONCILE, ASSIGN)),
                Arguments.of(SubmitUncertainException.notSearched(KEY), List.of(RECONCILE, ASSIGN)),
                Arguments.of(SubmitUncertainException.unresolved(KEY, LOST), List.of(RECONCILE, ASSIGN)),
                Arguments.of(SubmitUncertainException.disproved(KEY, ONE), List.of(RECONCILE, ASSIGN)),
                Arguments.of(SubmitUncertainException.undecided(KEY, List.of(ONE)), List.of(ASSIGN, RECONCILE)),
                Arguments.of(
                        SubmitUncertainException.undecided(KEY, List.of(ONE, OTHER)),
                        List.of(ASSIGN, RECONCILE, RELEASE)),
                Arguments.of(SubmitUncertainException.noneFound(KEY), List.of(RECONCILE, RELEASE)),
                Arguments.of(SubmitUncertainException.notSentAgain(KEY, "too often."), List.of(ASSIGN, RELEASE)));
    }
}
