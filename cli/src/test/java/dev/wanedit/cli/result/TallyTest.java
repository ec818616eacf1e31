package dev.wanedit.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.AuthenticationException;
import dev.wanedit.error.ErrorContext;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.ThrottledException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.task.JobKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final JobKey KEY = new JobKey("a");

    private final WanEditException storage = new StorageException("Full.", ErrorContext.NONE, "", null);
    private final WanEditException throttled = new ThrottledException("Slower.", ErrorContext.NONE, null);
    private final WanEditException refused = new RequestRejectedException("No.", ErrorContext.NONE);
    private final WanEditException account = new AuthenticationException("Who?", ErrorContext.NONE);
    private final WanEditException uncertain = new SubmitUncertainException(KEY, storage);

    @Test
    void result_ofMoreAndMorePressingFaults_exitsWithTheMostPressingOne() {
        Tally tally = new Tally();
        List<Integer> codes = new ArrayList<>();
        for (WanEditException fault : List.of(throttled, storage, refused, account, uncertain)) {
            tally.add(hindered(fault));
            codes.add(tally.result(List.of()).exitCode());
        }
        tally.add(hindered(throttled));

        assertThat(codes).containsExactly(5, 1, 4, 3, 7);
        assertThat(tally.result(List.of()).exitCode()).isEqualTo(7);
        assertThat(tally.result(List.of()).summary()).isEqualTo("0 done, 1 failed, 1 uncertain, 4 open.");
    }

    @Test
    void mayGoOn_isTrueForWhatTheSameCommandMends() {
        assertThat(mayGoOn(hindered(throttled))).isTrue();
        assertThat(mayGoOn(hindered(uncertain))).isTrue();
        assertThat(mayGoOn(hindered(refused))).isFalse();
        assertThat(mayGoOn(Outcome.left(KEY, FailureMessage.of(List.of("not sent"), null, List.of()))))
                .isFalse();
    }

    @Test
    void worstFirst_namesEveryCodeThatAnOutcomeCanHave() {
        assertThat(Tally.WORST_FIRST).doesNotContain(ExitCodes.USAGE).doesNotHaveDuplicates();
        assertThat(ExitCodesTest.concreteTypes().map(ExitCodes::ofType).filter(code -> code != ExitCodes.USAGE))
                .isSubsetOf(Tally.WORST_FIRST);
    }

    private static boolean mayGoOn(Outcome outcome) {
        Tally tally = new Tally();
        tally.add(outcome);
        return tally.mayGoOn();
    }

    private static Outcome hindered(WanEditException fault) {
        return Outcome.hindered(KEY, fault, FailureMessage.of(fault, null, List.of()));
    }
}
