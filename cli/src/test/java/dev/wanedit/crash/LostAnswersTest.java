package dev.wanedit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.job.EditJob;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.AnswerVariant;
import dev.wanedit.testkit.service.FakeTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the table of keeping-jobs.md says of lost answers, for each way in which an answer is lost. */
class LostAnswersTest {

    /** The columns of the table. */
    private static final List<UncertainPolicy> POLICIES =
            List.of(UncertainPolicy.FAIL, UncertainPolicy.ADOPT_IF_UNIQUE, UncertainPolicy.RESUBMIT_IF_ABSENT);

    @TempDir
    private Path folder;

    /** A row of the table: what the account's list shows of that time. */
    private enum Listed {
        OWN("only the job's own task", true, 0, false),
        OWN_AND_TOLD("its own task, and others that show other prompts", true, 2, true),
        OWN_AND_UNTOLD("its own task, and others that show no prompt yet", true, 2, false),
        NONE("no task", false, 0, false),
        TOLD("only others, which show other prompts", false, 2, true),
        ONE_UNTOLD("only one other, which shows no prompt yet", false, 1, false),
        UNTOLD("only others, which show no prompt yet", false, 2, false);

        private final String title;
        private final boolean created;
        private final int others;
        private final boolean prompts;

        Listed(String title, boolean created, int others, boolean prompts) {
            this.title = title;
            this.created = created;
            this.others = others;
            this.prompts = prompts;
        }
    }

    static Stream<Arguments> cases() {
        return Arrays.stream(Listed.values())
                .flatMap(listed -> Arrays.stream(UncertainPolicy.values())
                        .flatMap(policy -> losses(listed.created).map(loss -> Arguments.of(listed, policy, loss))));
    }

    private static Stream<Fault> losses(boolean created) {
        return created
                ? Stream.of(
                        Fault.resetAfterRead().processed(),
                        Fault.cutInBody(5).processed(),
                        Fault.late(),
                        Fault.html(502).processed())
                : Stream.of(Fault.resetAfterRead(), Fault.cutInBody(5), Fault.stallBeforeHeaders(), Fault.html(502));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cases")
    void submit_whenItsAnswerIsLost_endsAsThePageSays(Listed listed, UncertainPolicy policy, Fault loss)
            throws Exception {
        try (World world = new World(new MemoryJobStore(), folder, 2);
                Application application = new Application(world, Life.whole(), policy)) {
            Errand errand = world.errands().get(1);
            // So long that they do not end while a slow machine lets virtual time run ahead of the answers.
            world.service().taskTimes(Duration.ofMinutes(3), Duration.ofMinutes(3));
            if (listed.others > 0) {
                application.submit(world.errands().get(0));
                othersSubmit(world, listed.others);
            }
            world.service()
                    .shapes(
                            listed.prompts
                                    ? new AnswerVariant[0]
                                    : new AnswerVariant[] {AnswerVariant.NO_PROMPT_BEFORE_END});
            int before = world.service().count(RequestKind.CREATE);
            world.service().inject(RequestKind.CREATE, loss);
            world.time().holdUntil(() -> world.service().count(RequestKind.CREATE) > before);

            Submits submits = new Submits(world, application, errand, before);
            switch (cell(listed, policy)) {
                case "uncertain" -> submits.isUncertain(0);
                case "uncertain, names them" -> submits.isUncertain(listed.others + (listed.created ? 1 : 0));
                case "its task" -> submits.findsItsTask();
                case "sent again" -> submits.sendsAgain();
                case "that one, until the service shows its prompt" -> submits.takesAnother(policy);
                default -> throw new AssertionError("The page has a word that is not known here");
            }
        }
    }

    @Test
    void table_whenRead_hasARowForEachThingThatCanBeListed() {
        assertThat(rows())
                .extracting(row -> row.get(0))
                .containsExactly(Arrays.stream(Listed.values())
                        .map(listed -> listed.title)
                        .toArray(String[]::new));
    }

    private static void othersSubmit(World world, int count) {
        try (VideoEditClient other = VideoEditClient.builder()
                .transport("jdk")
                .baseUrl(world.service().baseUrl())
                .apiKey(world.service().apiKey())
                .rateLimits(new RateLimits(1000, 1000, 1000, 1000))
                .build()) {
            for (int i = 0; i < count; i++) {
                other.submit(EditJob.builder()
                        .video(URI.create("https://example.com/other.mp4"))
                        .prompt("another wish " + i)
                        .build());
            }
        }
    }

    private static String cell(Listed listed, UncertainPolicy policy) {
        return rows().stream()
                .filter(row -> row.get(0).equals(listed.title))
                .findFirst()
                .orElseThrow()
                .get(1 + POLICIES.indexOf(policy));
    }

    /** The rows of the table, each as its cells. */
    private static List<List<String>> rows() {
        try {
            return Files.readAllLines(Path.of("..", "docs", "keeping-jobs.md")).stream()
                    .dropWhile(line ->
                            !line.startsWith("| in the list | `FAIL` | `ADOPT_IF_UNIQUE` | `RESUBMIT_IF_ABSENT` |"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The submit whose answer is lost, and its outcome. */
    private record Submits(World world, Application application, Errand errand, int before) {

        void isUncertain(int candidates) {
            assertThat(uncertain().candidates()).hasSize(candidates);
            assertThat(world.record(errand).phase()).isEqualTo(JobPhase.UNCERTAIN);
            assertPosts(1);
        }

        void findsItsTask() throws InterruptedException {
            TaskId task = application.submit(errand).taskId();

            assertThat(world.tasksOf(errand)).extracting(FakeTask::id).containsExactly(task.value());
            assertThat(world.record(errand).taskId()).isEqualTo(task);
            assertPosts(1);
        }

        void sendsAgain() throws InterruptedException {
            TaskId task = application.submit(errand).taskId();

            assertThat(world.tasksOf(errand)).extracting(FakeTask::id).containsExactly(task.value());
            assertPosts(2);
        }

        void takesAnother(UncertainPolicy policy) throws InterruptedException {
            TaskId task = application.submit(errand).taskId();
            assertThat(world.tasksOf(errand)).isEmpty();
            assertPosts(1);

            assertThat(catchThrowableOfType(SubmitUncertainException.class, () -> application.await(task)))
                    .hasMessageContaining(task.value());
            if (policy == UncertainPolicy.RESUBMIT_IF_ABSENT) {
                sendsAgain();
            } else {
                isUncertain(0);
            }
        }

        private SubmitUncertainException uncertain() {
            return catchThrowableOfType(SubmitUncertainException.class, () -> application.submit(errand));
        }

        private void assertPosts(int count) {
            assertThat(world.service().count(RequestKind.CREATE) - before).isEqualTo(count);
        }
    }
}
