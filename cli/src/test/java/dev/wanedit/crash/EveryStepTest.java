package dev.wanedit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.crash.Life.Moment;
import dev.wanedit.engine.MemoryJobStore;
import dev.wanedit.engine.UncertainPolicy;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.task.JobKey;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills a process before and after each of its effects, and goes on in another one. */
class EveryStepTest {

    private static final int JOBS = 2;
    private static final int MOST_EFFECTS = 200;
    /** A task tells its prompt when it ends: then what could not be decided before is. */
    private static final int MOST_ROUNDS = 6;

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
        int effects = 0;
        boolean killed = true;
        while (killed) {
            effects++;
            assertThat(effects).isLessThan(MOST_EFFECTS);
            killed = survives(policy, Life.until(effects, moment), effects % 2 == 0);
        }
        assertThat(effects).as("effects that were tried").isGreaterThan(25);
    }

    /** Whether it was killed. */
    private boolean survives(UncertainPolicy policy, Life life, boolean resumesFirst) throws Exception {
        try (World world = new World(new MemoryJobStore(), Files.createTempDirectory(folder, "run"), JOBS)) {
            try (Application first = new Application(world, life, policy)) {
                boolean unused = first.run(world.errands()).isPresent();
            }
            try (Application second = new Application(world, Life.whole(), policy)) {
                goOn(world, second, policy, resumesFirst);
            } catch (Throwable e) {
                throw new AssertionError(policy + ", killed " + life.ending() + ": " + e.getMessage(), e);
            }
            return life.dead();
        }
    }

    private static void goOn(World world, Application application, UncertainPolicy policy, boolean resumesFirst)
            throws Exception {
        if (resumesFirst) {
            assertThat(application.resume()).isPresent();
        }
        Set<JobKey> done = new HashSet<>();
        Set<JobKey> uncertain = new HashSet<>();
        for (int round = 0; round < MOST_ROUNDS && done.size() < world.errands().size(); round++) {
            List<Errand> open = world.errands().stream()
                    .filter(errand -> !done.contains(errand.key()))
                    .toList();
            uncertain.clear();
            Map<JobKey, Optional<Throwable>> told = application.run(open).orElseThrow();
            told.forEach((key, fault) -> {
                fault.ifPresent(it -> assertThat(it).isInstanceOf(SubmitUncertainException.class));
                boolean unused = fault.isPresent() ? uncertain.add(key) : done.add(key);
            });
        }
        assertThat(application.resume()).isPresent();
        world.check(done, uncertain);
        assertThat(uncertain).as("uncertain for good").allMatch(key -> mayStayUncertain(world, key, policy));
    }

    private static boolean mayStayUncertain(World world, JobKey key, UncertainPolicy policy) {
        Errand errand = world.errands().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow();
        return switch (policy) {
            case FAIL -> true;
            case ADOPT_IF_UNIQUE -> world.tasksOf(errand).isEmpty();
            case RESUBMIT_IF_ABSENT -> false;
        };
    }
}
