package dev.wanedit.micrometer;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.reactivex.rxjava3.disposables.Disposable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The observations of jobs of a client over a real transport, against the fake service. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class JobObservationsTest {

    private static final JobKey KEY = new JobKey("order 17");

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final JobObservations observations = new JobObservations(registry);

    @TempDir
    private Path folder;

    @Test
    void edit_whenAllGoesWell_isASpanWithItsThreeParts(FakeDashScope fake) {
        fake.taskTimes(Duration.ZERO, Duration.ZERO);
        try (VideoEditClient client = Shop.client(fake, observations)) {
            client.edit(KEY, Shop.job(folder), folder.resolve("out.mp4"));
        }

        assertThat(registry).hasNumberOfObservationsEqualTo(4);
        for (JobObservation kind : JobObservation.values()) {
            assertThat(registry)
                    .hasObservationWithNameEqualTo(kind.getName())
                    .that()
                    .hasContextualNameEqualTo("wanedit " + kind.name().toLowerCase(Locale.ROOT))
                    .hasBeenStarted()
                    .hasBeenStopped()
                    .hasLowCardinalityKeyValue("outcome", "success")
                    .hasHighCardinalityKeyValue("wanedit.job.key", KEY.value())
                    .hasHighCardinalityKeyValue(
                            "wanedit.task.id", fake.tasks().get(0).id())
                    .hasKeyValuesCount(3)
                    .doesNotHaveError();
        }
        for (JobObservation part :
                new JobObservation[] {JobObservation.SUBMIT, JobObservation.FOLLOW, JobObservation.DOWNLOAD}) {
            assertThat(registry)
                    .hasObservationWithNameEqualTo(part.getName())
                    .that()
                    .hasParentObservationContextMatching(
                            whole -> whole.getName().equals(JobObservation.JOB.getName()));
        }
    }

    @Test
    void edit_whenTheCallerIsObserved_isAPartOfThatObservation(FakeDashScope fake) {
        fake.taskTimes(Duration.ZERO, Duration.ZERO);
        Observation order = Observation.start("order", registry);
        try (VideoEditClient client = Shop.client(fake, observations)) {
            order.scoped(() -> client.edit(KEY, Shop.job(folder), folder.resolve("out.mp4")));
        }

        assertThat(registry).hasObservationWithNameEqualTo("wanedit.job").that().hasParentObservationEqualTo(order);
    }

    @Test
    void edit_whenTheTaskFails_hasTheErrorInTheWaitAndInTheWhole(FakeDashScope fake) {
        fake.nextTask(TaskScript.timed(Duration.ZERO, Duration.ZERO).failing("InternalError", "Sorry."));
        try (VideoEditClient client = Shop.client(fake, observations)) {
            assertThatExceptionOfType(TaskFailedException.class)
                    .isThrownBy(() -> client.edit(KEY, Shop.job(folder), folder.resolve("out.mp4")));
        }

        assertThat(registry).hasNumberOfObservationsEqualTo(3);
        for (JobObservation kind : new JobObservation[] {JobObservation.JOB, JobObservation.FOLLOW}) {
            assertThat(registry)
                    .hasObservationWithNameEqualTo(kind.getName())
                    .that()
                    .hasBeenStopped()
                    .hasLowCardinalityKeyValue("outcome", "failure")
                    .hasHighCardinalityKeyValue(
                            "wanedit.task.id", fake.tasks().get(0).id())
                    .assertThatError()
                    .isInstanceOf(TaskFailedException.class);
        }
        assertThat(registry)
                .hasObservationWithNameEqualTo("wanedit.job.submit")
                .that()
                .hasLowCardinalityKeyValue("outcome", "success");
    }

    @Test
    void edit_whenTheCallerStopsWaiting_endsItsSpansWithoutAnError(FakeDashScope fake) {
        fake.taskTimes(Duration.ofHours(1), Duration.ofHours(1));
        try (VideoEditClient client = Shop.client(fake, observations)) {
            Disposable edit = client.rx()
                    .edit(KEY, Shop.job(folder), folder.resolve("out.mp4"))
                    .subscribe();
            assertThat(fake.awaitRequests(RequestKind.QUERY, 1, Duration.ofMinutes(1)))
                    .isTrue();
            edit.dispose();
        }

        for (JobObservation kind : new JobObservation[] {JobObservation.JOB, JobObservation.FOLLOW}) {
            assertThat(registry)
                    .hasObservationWithNameEqualTo(kind.getName())
                    .that()
                    .hasBeenStopped()
                    .hasLowCardinalityKeyValue("outcome", "stopped")
                    .doesNotHaveError();
        }
    }

    @Test
    void parts_whenCalledByThemselves_areSpansWithoutAWhole(FakeDashScope fake) {
        fake.taskTimes(Duration.ZERO, Duration.ZERO);
        try (VideoEditClient client = Shop.client(fake, observations)) {
            SubmittedJob submitted = client.submit(KEY, Shop.job(folder));
            client.await(submitted);
            client.download(submitted.taskId(), folder.resolve("out.mp4"));
        }

        assertThat(registry).hasNumberOfObservationsEqualTo(3);
        for (JobObservation kind :
                new JobObservation[] {JobObservation.SUBMIT, JobObservation.FOLLOW, JobObservation.DOWNLOAD}) {
            assertThat(registry)
                    .hasObservationWithNameEqualTo(kind.getName())
                    .that()
                    .hasBeenStopped()
                    .doesNotHaveParentObservation()
                    .hasHighCardinalityKeyValue(
                            "wanedit.task.id", fake.tasks().get(0).id());
        }
    }

    @Test
    void resumeAll_whenAJobIsOpen_isAWholeWithAWait(FakeDashScope fake) {
        fake.taskTimes(Duration.ZERO, Duration.ZERO);
        MemoryJobStore store = new MemoryJobStore();
        try (VideoEditClient first = Shop.builder(fake).jobStore(store).build()) {
            first.submit(KEY, Shop.job(folder));
        }
        try (VideoEditClient second =
                Shop.builder(fake).jobStore(store).jobListener(observations).build()) {
            assertThat(second.async().resumeAll().join()).hasSize(1);
        }

        assertThat(registry).hasNumberOfObservationsEqualTo(2);
        assertThat(registry)
                .hasObservationWithNameEqualTo("wanedit.job.follow")
                .that()
                .hasHighCardinalityKeyValue("wanedit.job.key", KEY.value())
                .hasParentObservationContextMatching(whole -> whole.getName().equals("wanedit.job"));
    }
}
