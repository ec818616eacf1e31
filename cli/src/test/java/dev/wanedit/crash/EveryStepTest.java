package dev.wanedit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.crash.Life.Moment;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.store.jdbc.JdbcJobStore;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills a process before and after each of its effects, and continues in another one. */
class EveryStepTest {

    private static final int JOBS = 2;
    private static final int LEAST_EFFECTS = 25;
    private static final int MOST_EFFECTS = 200;
    private static final int PAIRS = 10;

    @TempDir
    private Path folder;

    /** That threads of dead processes end in the midst of their work is what is wanted here. */
    @BeforeEach
    void letDieInSilence() {
        RxJavaPlugins.setErrorHandler(fault -> {});
    }

    @AfterEach
    void tellAgain() {
        RxJavaPlugins.setErrorHandler(null);
    }

    static Stream<Arguments> policiesAndMoments() {
        return Stream.of(UncertainPolicy.values())
                .flatMap(policy -> Stream.of(Moment.values()).map(moment -> Arguments.of(policy, moment)));
    }

    @ParameterizedTest
    @MethodSource("policiesAndMoments")
    void kill_whenAtAnyEffect_paysOnceAndLosesNothing(UncertainPolicy policy, Moment moment) throws Exception {
        killAtEach(policy, moment, home -> new MemoryJobStore());
    }

    @ParameterizedTest
    @EnumSource
    void kill_whenJobsAreKeptInAFile_paysOnceAndLosesNothing(Moment moment) throws Exception {
        killAtEach(UncertainPolicy.RESUBMIT_IF_ABSENT, moment, home -> JdbcJobStore.file(home.resolve("jobs")));
    }

    @ParameterizedTest
    @EnumSource
    void kill_whenTheNextProcessIsKilledToo_paysOnceAndLosesNothing(UncertainPolicy policy) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int pair = 0; pair < PAIRS; pair++) {
            List<Life> lives = Stream.of(LEAST_EFFECTS, LEAST_EFFECTS)
                    .map(bound -> Life.until(1 + random.nextInt(bound), moment(random)))
                    .toList();
            try {
                run(policy, lives, random.nextBoolean(), home -> new MemoryJobStore());
            } catch (AssertionError e) {
                throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private void killAtEach(UncertainPolicy policy, Moment moment, Kept kept) throws Exception {
        int effects = 0;
        Life life;
        do {
            effects++;
            assertThat(effects).isLessThan(MOST_EFFECTS);
            life = Life.until(effects, moment);
            run(policy, List.of(life), effects % 2 == 0, kept);
        } while (life.dead());
        assertThat(effects).as("effects that were tried").isGreaterThan(LEAST_EFFECTS);
    }

    private void run(UncertainPolicy policy, List<Life> lives, boolean resumesFirst, Kept kept) throws Exception {
        Path home = Files.createTempDirectory(folder, "run");
        try (JobStore store = kept.open(home);
                World world = new World(store, home, JOBS)) {
            new Trial(world, policy).run(lives, resumesFirst);
        }
    }

    private static Moment moment(Random random) {
        return random.nextBoolean() ? Moment.BEFORE : Moment.AFTER;
    }

    @FunctionalInterface
    private interface Kept {
        JobStore open(Path home);
    }
}
