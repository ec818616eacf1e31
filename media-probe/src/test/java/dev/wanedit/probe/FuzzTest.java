package dev.wanedit.probe;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Probes mutated files of the corpus. The seed is new in every build and is in the name of a failure; repeat it with
 * {@code -Dfuzz.seed=N}, and search longer with {@code -Dfuzz.rounds=N} (mutations of each file).
 */
class FuzzTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 300);
    private static final long SEED = Long.getLong("fuzz.seed", new Random().nextLong());

    static List<Path> files() throws IOException {
        return Corpus.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void probe_whenFileIsMutated_answersWithinItsBudget(Path file) {
        String name = file.getFileName().toString();
        byte[] original = Corpus.bytes(name);
        Mutation mutation = new Mutation(new Random(SEED ^ name.hashCode()));
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutated = mutation.of(original);
            assertThatCode(() -> Probing.probe(mutated))
                    .as("%s, round %d, -Dfuzz.seed=%d", name, round, SEED)
                    .doesNotThrowAnyException();
        }
    }
}
