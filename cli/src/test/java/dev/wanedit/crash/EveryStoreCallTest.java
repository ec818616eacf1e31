package dev.wanedit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.crash.AilingStore.Spell;
import dev.wanedit.crash.Life.Moment;
import dev.wanedit.error.StorageException;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.port.JobStore;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.FakeTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lets each call of a store fail, during a whole edit: once, or until the store is repaired. */
class EveryStoreCallTest {

    private static final int LEAST_CALLS = 10;
    private static final int MOST_CALLS = 100;
    private static final int MOST_ROUNDS = 6;

    @TempDir
    private Path folder;

    static Stream<Arguments> spells() {
        return Stream.of(Spell.values())
                .flatMap(spell -> Stream.of(Moment.values())
                        .flatMap(moment -> Stream.of(false, true).map(anew -> Arguments.of(spell, moment, anew))));
    }

    @ParameterizedTest(name = "{0} {1} a call, then in a new process: {2}")
    @MethodSource("spells")
    void edit_whenAnyCallFails_paysOnceTellsTheTaskAndEndsWellNextTime(Spell spell, Moment moment, boolean anew)
            throws Exception {
        int call = 0;
        boolean failed;
        do {
            call++;
            assertThat(call).isLessThan(MOST_CALLS);
            failed = run(call, spell, moment, anew);
        } while (failed);
        assertThat(call).as("calls that were tried").isGreaterThan(LEAST_CALLS);
    }

    /** Whether there was such a call. */
    private boolean run(int call, Spell spell, Moment moment, boolean anew) throws Exception {
        Path home = Files.createTempDirectory(folder, "run");
        try (World world = new World(new MemoryJobStore(), home, 1)) {
            AilingStore store = new AilingStore(world.store(), call, moment, spell);
            try {
                run(world, store, anew);
            } catch (AssertionError e) {
                throw new AssertionError(store + ": " + e.getMessage(), e);
            }
            return store.hasFailed();
        }
    }

    private static void run(World world, AilingStore store, boolean anew) throws Exception {
        Optional<Throwable> fault;
        try (Application ailing = application(world, UncertainPolicy.ADOPT_IF_UNIQUE, store)) {
            fault = edited(world, ailing);
            assertTold(world, fault);
            store.cure();
            if (!anew) {
                fault = goOn(world, ailing, fault);
            }
        }
        try (Application next = application(world, UncertainPolicy.ADOPT_IF_UNIQUE, store)) {
            fault = goOn(world, next, fault);
        }
        if (fault.isPresent()) {
            // Written down as sent, and it never was: that there is nothing to adopt proves it to this policy only.
            assertThat(world.tasksOf(errand(world))).isEmpty();
            try (Application last = application(world, UncertainPolicy.RESUBMIT_IF_ABSENT, store)) {
                assertThat(goOn(world, last, fault)).isEmpty();
            }
        }
        assertThat(world.service().count(RequestKind.CREATE)).isOne();
        assertThat(errand(world).target()).hasBinaryContent(errand(world).result());
    }

    private static Application application(World world, UncertainPolicy policy, JobStore store) {
        return new Application(world, Life.whole(), policy, store);
    }

    private static Errand errand(World world) {
        return world.errands().get(0);
    }

    /** The fault of this call. A job that succeeded before succeeds again, whatever the store has recorded. */
    private static Optional<Throwable> goOn(World world, Application application, Optional<Throwable> fault)
            throws Exception {
        if (fault.isEmpty()) {
            assertThat(world.tasksOf(errand(world)))
                    .extracting(FakeTask::id)
                    .containsExactly(application.submit(errand(world)).taskId().value());
            assertThat(edited(world, application)).isEmpty();
            assertThat(world.record(errand(world)).phase()).isEqualTo(JobPhase.ARCHIVED);
            return fault;
        }
        Optional<Throwable> now = fault;
        for (int round = 0; now.isPresent() && round < MOST_ROUNDS; round++) {
            now = edited(world, application);
            now.ifPresent(it -> assertThat(it).isInstanceOf(SubmitUncertainException.class));
        }
        return now;
    }

    /** The fault. */
    private static Optional<Throwable> edited(World world, Application application) throws InterruptedException {
        Errand errand = errand(world);
        return application.run(List.of(errand)).orElseThrow().get(errand.key());
    }

    /** A caller that pays for a task receives its id; a caller that receives no task id pays for none. */
    private static void assertTold(World world, Optional<Throwable> fault) {
        List<String> tasks =
                world.tasksOf(errand(world)).stream().map(FakeTask::id).toList();
        assertThat(world.service().count(RequestKind.CREATE))
                .isEqualTo(tasks.size())
                .isLessThanOrEqualTo(1);
        if (fault.isEmpty()) {
            assertThat(tasks).hasSize(1);
        } else if (!(fault.get() instanceof SubmitUncertainException)) {
            assertThat(fault.get()).isInstanceOf(StorageException.class);
            assertThat(((WanEditException) fault.get()).taskId().map(Object::toString).stream())
                    .as("reported by: " + fault.get().getMessage())
                    .containsExactlyElementsOf(tasks);
        }
    }
}
