package dev.wanedit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.job.EditJob;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.service.AnswerVariant;
import dev.wanedit.testkit.service.FakeTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What outlives a process: the service, the store and the disk. */
final class World implements AutoCloseable {

    private static final int NOISE = 100;

    private final VirtualTime time = new VirtualTime();
    private final FakeDashScope service = FakeDashScope.builder()
            .clock(time)
            .pending(Duration.ofSeconds(2))
            .running(Duration.ofSeconds(11))
            .shapes(AnswerVariant.NO_PROMPT_BEFORE_END)
            .start();
    private final JobStore store;
    private final Path home;
    private final List<Errand> errands = new ArrayList<>();

    /** The first job's clip is a file on this machine, those of the others are not. */
    World(JobStore store, Path home, int jobs) throws IOException {
        this.store = store;
        this.home = Files.createDirectories(home.resolve("out"));
        Path clip = home.resolve("clip.mp4");
        errands.add(errand(0, EditJob.builder().video(Files.write(clip, Videos.of(0, NOISE)))));
        for (int i = 1; i < jobs; i++) {
            URI url = service.hostMedia("clip-" + i + ".mp4", Videos.of(i, NOISE));
            errands.add(errand(i, EditJob.builder().video(url)));
        }
    }

    VirtualTime time() {
        return time;
    }

    FakeDashScope service() {
        return service;
    }

    JobStore store() {
        return store;
    }

    List<Errand> errands() {
        return errands;
    }

    void passUntil(BooleanSupplier over, Life life) throws InterruptedException {
        time.passUntil(over, () -> life.still() || holdsACreate(), life);
    }

    /** Whether the service lets a submit wait for its answer. */
    private boolean holdsACreate() {
        return service.awaitHeld(1, Duration.ZERO)
                && errands.stream()
                        .flatMap(errand -> store.find(errand.key()).stream())
                        .anyMatch(record -> record.phase() == JobPhase.SUBMITTING);
    }

    List<FakeTask> tasksOf(Errand errand) {
        return service.tasks().stream()
                .filter(task -> errand.prompt().equals(task.prompt()))
                .toList();
    }

    JobRecord record(Errand errand) {
        return store.find(errand.key()).orElseThrow();
    }

    /** Nothing was paid twice, no task is unknown, and the results of finished jobs are complete. */
    void check(Set<JobKey> done, Set<JobKey> toldUncertain) throws IOException {
        for (Errand errand : errands) {
            List<FakeTask> tasks = tasksOf(errand);
            assertThat(tasks).as("tasks of " + errand.key()).hasSizeLessThanOrEqualTo(1);
            tasks.forEach(task -> assertThat(isKnown(task, errand) || toldUncertain.contains(errand.key()))
                    .as("task " + task.id() + " of " + errand.key() + " is known or reported")
                    .isTrue());
            if (done.contains(errand.key())) {
                assertThat(tasks).hasSize(1);
                assertThat(errand.target()).hasBinaryContent(errand.result());
                assertThat(record(errand).phase()).isEqualTo(JobPhase.ARCHIVED);
            } else {
                assertThat(errand.target()).doesNotExist();
                assertThat(record(errand).phase()).isEqualTo(JobPhase.UNCERTAIN);
            }
        }
        assertThat(service.tasks()).hasSizeLessThanOrEqualTo(errands.size());
        assertThat(results()).hasSize(done.size());
    }

    private boolean isKnown(FakeTask task, Errand errand) {
        return store.findByTask(new TaskId(task.id()))
                .filter(record -> record.key().equals(errand.key()))
                .isPresent();
    }

    private Set<Path> results() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith(".mp4")).collect(Collectors.toSet());
        }
    }

    private Errand errand(int number, EditJob.Builder job) {
        String prompt = "wish " + number;
        return new Errand(
                new JobKey("order-" + number),
                prompt,
                job.prompt(prompt).build(),
                home.resolve("order-" + number + ".mp4"),
                Videos.of(number, NOISE));
    }

    @Override
    public void close() {
        service.close();
    }
}
