package dev.wanedit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.crash.Life.Moment;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.testkit.RequestKind;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result lands while the store takes no note of it, and the process is killed on the way or lives on. */
class UnrecordedLandingTest {

    private static final int MOST_EFFECTS = 200;
    private static final int A_DAY_AND_MORE = 25;

    @TempDir
    private Path folder;

    @BeforeEach
    void letDieInSilence() {
        RxJavaPlugins.setErrorHandler(fault -> {});
    }

    @AfterEach
    void tellAgain() {
        RxJavaPlugins.setErrorHandler(null);
    }

    @ParameterizedTest(name = "killed {0} any effect, next process after {1} h, resumed first: {2}")
    @CsvSource({"BEFORE, 0, false", "AFTER, 0, true", "BEFORE, 25, true", "AFTER, 25, false"})
    void edit_whenTheLandingCouldNotBeRecorded_endsWellWhenGivenAgain(Moment moment, int hours, boolean resumesFirst)
            throws Exception {
        int effects = 0;
        Life life;
        do {
            effects++;
            assertThat(effects).isLessThan(MOST_EFFECTS);
            life = Life.until(effects, moment);
            try {
                run(life, hours, resumesFirst);
            } catch (AssertionError e) {
                throw new AssertionError(life.ending() + ": " + e.getMessage(), e);
            }
        } while (life.dead());
    }

    private void run(Life life, int hours, boolean resumesFirst) throws Exception {
        Path home = Files.createTempDirectory(folder, "run");
        try (World world = new World(new MemoryJobStore(), home, 1)) {
            Errand errand = world.errands().get(0);
            Optional<Throwable> first = Optional.of(new IllegalStateException("killed"));
            try (Application process = application(world, life, new NoLandings(world.store()))) {
                first = process.run(List.of(errand))
                        .map(told -> told.get(errand.key()))
                        .orElse(first);
            }
            boolean landed = Files.exists(errand.target());
            world.time().advance(hours, TimeUnit.HOURS);
            try (Application last = application(world, Life.whole(), world.store())) {
                if (resumesFirst) {
                    assertThat(last.resume()).isPresent();
                }
                Optional<Throwable> fault =
                        last.run(List.of(errand)).orElseThrow().get(errand.key());
                if (hours >= A_DAY_AND_MORE && !landed && fault.isPresent()) {
                    assertThat(first).isPresent();
                    return; // The service has forgotten the task or its place in the list: an honest end.
                }
                assertThat(fault).isEmpty();
                assertThat(last.run(List.of(errand)).orElseThrow().get(errand.key()))
                        .isEmpty();
            }
            assertThat(errand.target()).hasBinaryContent(errand.result());
            assertThat(world.record(errand).phase()).isIn(JobPhase.ARCHIVED, JobPhase.EXPIRED);
            assertThat(world.service().count(RequestKind.CREATE)).isOne();
            assertThat(errand.target().getParent().toFile().list())
                    .containsExactly(errand.target().getFileName().toString());
        }
    }

    private static Application application(World world, Life life, JobStore store) {
        return new Application(world, life, UncertainPolicy.RESUBMIT_IF_ABSENT, store);
    }
}
