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

    /**
     * Each candidate in words. Same prompt: the service shows that of the job. No prompt yet: it shows none. Taken:
     * another job has that task without a proof. Of another time: created long before or after, and without a prompt
     * yet. Another model: created when the job was sent, under another name of the model, and without a prompt yet.
     */
    @ParameterizedTest(name = "{0}; other jobs: {1}, of these with the same prompt: {2} -> {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    none                                      | 0 | 0 | absent
                    none                                      | 2 | 1 | absent
                    same prompt                               | 0 | 0 | found sure
                    same prompt                               | 1 | 0 | found sure
                    same prompt                               | 1 | 1 | undecided
                    no prompt yet                             | 0 | 0 | found
                    no prompt yet                             | 1 | 0 | undecided
                    same prompt, no prompt yet                | 0 | 0 | undecided
                    same prompt, no prompt yet, no prompt yet | 3 | 0 | undecided
                    same prompt, another model                | 0 | 0 | undecided
                    same prompt of another model              | 0 | 0 | found sure
                    same prompt of another time               | 0 | 0 | undecided
                    same prompt of another time, no prompt yet| 0 | 0 | undecided
                    same prompt of another time, same prompt  | 0 | 0 | undecided
                    another model                             | 0 | 0 | undecided
                    same prompt, no prompt yet                | 1 | 1 | undecided
                    same prompt, same prompt                  | 0 | 0 | undecided
                    no prompt yet, no prompt yet              | 0 | 0 | undecided
                    same prompt but taken                     | 0 | 0 | undecided
                    no prompt yet but taken                   | 0 | 0 | undecided
                    no prompt yet but taken, no prompt yet    | 0 | 0 | undecided
                    same prompt but taken, no prompt yet      | 0 | 0 | undecided
                    of another time                           | 0 | 0 | undecided
                    of another time, of another time          | 0 | 0 | undecided
                    of another time, no prompt yet            | 0 | 0 | found
                    of another time, no prompt yet            | 1 | 0 | undecided
                    of another time, same prompt              | 1 | 0 | found sure
                    """)
    void of_whenListed_decidesOnlyWhatIsSure(String listed, int rivals, int samePrompt, String expected) {
        Verdict verdict = Verdict.of(candidates(listed), rivals, samePrompt);

        assertThat(told(verdict)).isEqualTo(expected);
    }

    @Test
    void of_whenUndecided_namesAllCandidates() {
        Verdict verdict = Verdict.of(candidates("no prompt yet, no prompt yet"), 0, 0);

        assertThat(verdict).isEqualTo(new Verdict.Undecided(List.of(new TaskId("t-0"), new TaskId("t-1"))));
    }

    private static String told(Verdict verdict) {
        if (verdict instanceof Verdict.Found found) {
            return found.confirmed() ? "found sure" : "found";
        }
        return verdict instanceof Verdict.Absent ? "absent" : "undecided";
    }

    private static List<Candidate> candidates(String listed) {
        List<String> words = listed.equals("none") ? List.of() : Arrays.asList(listed.split(", "));
        return IntStream.range(0, words.size())
                .mapToObj(i -> candidate(new TaskId("t-" + i), words.get(i)))
                .toList();
    }

    private static Candidate candidate(TaskId task, String words) {
        return switch (words) {
            case "same prompt" -> new Candidate(task, true, true, true, true);
            case "no prompt yet" -> new Candidate(task, true, true, true, false);
            case "same prompt but taken" -> new Candidate(task, true, true, false, true);
            case "no prompt yet but taken" -> new Candidate(task, true, true, false, false);
            case "of another time" -> new Candidate(task, false, true, true, false);
            case "same prompt of another time" -> new Candidate(task, false, true, true, true);
            case "another model" -> new Candidate(task, true, false, true, false);
            case "same prompt of another model" -> new Candidate(task, true, false, true, true);
            default -> throw new IllegalArgumentException(words);
        };
    }
}
