package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wanedit.BrokenPorts.Moment;
import dev.wanedit.error.SubmitUncertainException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.Submission;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFilter;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An error of a port, such as a missing class, ends every wait, and no thread prints it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ErrorsOfPortsTest {

    private static final NoClassDefFoundError ERROR = new NoClassDefFoundError("org/example/Missing");
    private static final JobKey KEY = new JobKey("order 1");

    private final List<Throwable> undeliverable = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void watch() {
        RxJavaPlugins.setErrorHandler(undeliverable::add);
    }

    @AfterEach
    void nothingWasUndeliverable() {
        RxJavaPlugins.setErrorHandler(null);
        assertThat(undeliverable).isEmpty();
    }

    static Stream<Arguments> callsOfAnEdit() {
        Stream<Arguments> exchanges = Stream.of("upload", "create", "query", "download")
                .flatMap(call -> Stream.of(Moment.values()).map(moment -> Arguments.of(call, moment)));
        Stream<Arguments> blocking =
                Stream.of("probe", "find", "insertIfAbsent", "replace").map(call -> Arguments.of(call, Moment.CALLED));
        return Stream.concat(exchanges, blocking);
    }

    @ParameterizedTest
    @MethodSource("callsOfAnEdit")
    void edit_whenACallThrowsAnError_endsWithIt(String call, Moment moment) throws Exception {
        try (VideoEditClient client = broken(call, moment)) {
            assertEnds(() -> client.edit(KEY, job(), target()));
        }
    }

    @ParameterizedTest
    @MethodSource("callsOfAnEdit")
    void edit_ofTheFutures_whenACallThrowsAnError_endsWithIt(String call, Moment moment) throws Exception {
        try (VideoEditClient client = broken(call, moment)) {
            assertEnds(client.async().edit(KEY, job(), target())::get);
        }
    }

    @ParameterizedTest
    @MethodSource("callsOfAnEdit")
    void edit_ofRx_whenACallThrowsAnError_endsWithIt(String call, Moment moment) throws Exception {
        try (VideoEditClient client = broken(call, moment)) {
            Single<EditedVideo> edit = client.rx().edit(KEY, job(), target());

            assertEnds(edit::blockingGet);
        }
    }

    @ParameterizedTest
    @EnumSource
    void create_whenItThrowsAnError_leavesTheJobUncertain(Moment moment) throws Exception {
        try (VideoEditClient client = broken("create", moment)) {
            assertThatThrownBy(() -> client.submit(KEY, job()))
                    .isInstanceOf(SubmitUncertainException.class)
                    .hasRootCause(ERROR);
        }
    }

    @Test
    void edit_whenItsTaskCannotBeLookedUp_endsAllTheSame() throws Exception {
        try (VideoEditClient client = broken("findByTask", Moment.CALLED)) {
            assertThat(client.edit(KEY, job(), target()).file()).hasBinaryContent(BrokenPorts.RESULT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "cancel", "keys"})
    void otherCalls_whenTheyThrowAnError_endWithIt(String call) throws Exception {
        for (Moment moment : Moment.values()) {
            try (VideoEditClient client = broken(call, moment)) {
                assertEnds(() -> other(client, call));
            }
        }
    }

    @Test
    void listeners_whenTheyThrowAnError_costNothing() throws Exception {
        try (VideoEditClient client = broken("none", Moment.CALLED)) {
            Submission submission = Submission.of(KEY, job())
                    .towards(target())
                    .onUpload((done, total) -> fail())
                    .onSubmitted(submitted -> fail());

            EditedVideo video = client.rx().edit(submission).blockingGet();

            assertThat(video.file()).hasBinaryContent(BrokenPorts.RESULT);
        }
    }

    @Test
    void watch_whenItsListenerThrowsAnError_endsWithIt() throws Exception {
        try (VideoEditClient client = broken("none", Moment.CALLED)) {
            assertEnds(client.async().watch(BrokenPorts.TASK, task -> fail())::get);
            assertEnds(() -> client.watch(BrokenPorts.TASK, task -> fail()));
            assertEnds(() -> client.rx()
                    .await(BrokenPorts.TASK, Duration.ZERO, Duration.ofMinutes(1), task -> fail())
                    .blockingGet());
            assertEnds(() ->
                    client.rx().watch(BrokenPorts.TASK).map(task -> fail()).blockingLast());
            assertEnds(() ->
                    client.rx().status(BrokenPorts.TASK).map(task -> fail()).blockingGet());
        }
    }

    @Test
    void edit_whenTheExecutorForCallbacksThrowsAnError_ends() throws Exception {
        try (VideoEditClient client = new BrokenPorts("none", Moment.CALLED, ERROR)
                .client()
                .callbackExecutor(task -> fail())
                .build()) {
            assertThat(client.async().edit(KEY, job(), target()).get().file()).hasBinaryContent(BrokenPorts.RESULT);
        }
    }

    private VideoEditClient broken(String call, Moment moment) {
        return new BrokenPorts(call, moment, ERROR).client().build();
    }

    private EditJob job() throws Exception {
        Path clip = Files.writeString(folder.resolve("clip.mp4"), "a clip");
        return EditJob.builder().video(clip).build();
    }

    private Path target() {
        return folder.resolve("edited.mp4");
    }

    private static Object other(VideoEditClient client, String call) {
        return switch (call) {
            case "list" -> client.list(TaskFilter.recent());
            case "cancel" -> client.cancel(BrokenPorts.TASK);
            default -> client.resumeAll();
        };
    }

    private static Object fail() {
        throw ERROR;
    }

    private static void assertEnds(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        Throwable root = thrown;
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        assertThat(root).as("cause of " + thrown).isSameAs(ERROR);
    }
}
