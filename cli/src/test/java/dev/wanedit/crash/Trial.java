package dev.wanedit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.JobKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Processes that are killed one after another, and a last one that ends what they began. */
record Trial(World world, UncertainPolicy policy) {

    /** A task shows its prompt when it ends: then a job that was uncertain before is decided. */
    private static final int MOST_ROUNDS = 6;

    /**
     * @param lives of the processes before the last one
     * @param resumesFirst true if the last process resumes open jobs before it submits all jobs again
     */
    void run(List<Life> lives, boolean resumesFirst) {
        try {
            for (Life life : lives) {
                try (Application process = new Application(world, life, policy)) {
                    boolean unused = process.run(world.errands()).isPresent();
                }
            }
            try (Application last = new Application(world, Life.whole(), policy)) {
                goOn(last, resumesFirst);
            }
        } catch (Throwable e) {
            List<String> ends = lives.stream().map(Life::ending).toList();
            throw new AssertionError(policy + ", killed " + String.join(", then ", ends) + ": " + e.getMessage(), e);
        }
    }

    private void goOn(Application application, boolean resumesFirst) throws Exception {
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
        assertThat(world.errands())
                .as("uncertain for good")
                .filteredOn(errand -> uncertain.contains(errand.key()))
                .allMatch(this::mayStayUncertain);
    }

    private boolean mayStayUncertain(Errand errand) {
        return switch (policy) {
            case FAIL -> true;
            case ADOPT_IF_UNIQUE -> world.tasksOf(errand).isEmpty();
            case RESUBMIT_IF_ABSENT -> false;
        };
    }
}
