package dev.wanedit.engine.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.task.TaskId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    /** Candidates: C confirmed, U untold, c and u the same when another job has taken them without a proof, F untold and of another time. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -     | 0 | 0 | absent
                    -     | 2 | 1 | absent
                    C     | 0 | 0 | found sure
                    C     | 1 | 0 | found sure
                    C     | 1 | 1 | undecided
                    U     | 0 | 0 | found
                    U     | 1 | 0 | undecided
                    C U   | 0 | 0 | found sure
                    C U U | 3 | 0 | found sure
                    C U   | 1 | 1 | undecided
                    C C   | 0 | 0 | undecided
                    U U   | 0 | 0 | undecided
                    c     | 0 | 0 | undecided
                    u     | 0 | 0 | undecided
                    u U   | 0 | 0 | undecided
                    c U   | 0 | 0 | undecided
                    F     | 0 | 0 | undecided
                    F F   | 0 | 0 | undecided
                    F U   | 0 | 0 | found
                    F U   | 1 | 0 | undecided
                    F C   | 1 | 0 | found sure
                    """)
    void of_whenListed_decidesOnlyWhatIsSure(String listed, int rivals, int samePrompt, String expected) {
        Verdict verdict = Verdict.of(candidates(listed), rivals, samePrompt);

        assertThat(told(verdict)).isEqualTo(expected);
    }

    @Test
    void of_whenUndecided_namesAllCandidates() {
        Verdict verdict = Verdict.of(candidates("U U"), 0, 0);

        assertThat(verdict).isEqualTo(new Verdict.Undecided(List.of(new TaskId("t-0"), new TaskId("t-1"))));
    }

    private static String told(Verdict verdict) {
        if (verdict instanceof Verdict.Found found) {
            return found.confirmed() ? "found sure" : "found";
        }
        return verdict instanceof Verdict.Absent ? "absent" : "undecided";
    }

    private static List<Candidate> candidates(String listed) {
        List<String> letters = listed.equals("-") ? List.of() : Arrays.asList(listed.split(" "));
        return IntStream.range(0, letters.size())
                .mapToObj(i -> candidate(i, letters.get(i)))
                .toList();
    }

    private static Candidate candidate(int number, String letter) {
        boolean free = Character.isUpperCase(letter.charAt(0));
        boolean near = !letter.equals("F");
        return new Candidate(new TaskId("t-" + number), near, free, letter.equalsIgnoreCase("C"));
    }
}
