package dev.wanedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.wanedit.event.JobListener;
import dev.wanedit.event.JobStep;
import dev.wanedit.event.JobStep.Kind;
import dev.wanedit.event.JobWarning;
import dev.wanedit.event.RetriedFault;
import dev.wanedit.event.RetriedFault.Operation;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.MediaSource;
import dev.wanedit.logs.CapturedLogs;
import dev.wanedit.port.MediaUploader;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.port.TaskApi;
import dev.wanedit.port.Transport;
import dev.wanedit.port.TransportProvider;
import dev.wanedit.settings.Polling;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application and its log are notified of while a job is edited, over a scripted transport. */
class JobListenerTest {

    private static final JobKey KEY = new JobKey("order 17");
    private static final TaskId TASK = new TaskId("t-1");
    private static final Instant SUBMITTED = Instant.parse("2026-04-03T00:00:00Z");
    private static final URI SIGNED = URI.create("https://results.example.com/out/r.mp4?Signature=S3CRET");
    private static final byte[] VIDEO =
            "\0\0\0\u000cftypisom\0\0\0\u000bmoovhow\0\0\0\u000cmdatfilm".getBytes(StandardCharsets.ISO_8859_1);

    private final TaskApi tasks = mock(TaskApi.class);
    private final MediaUploader uploads = mock(MediaUploader.class);
    private final Transport transport = mock(Transport.class);
    private final Recorded recorded = new Recorded();
    private final CapturedLogs logs = CapturedLogs.open();

    @TempDir
    private Path folder;

    private EditJob job =
            EditJob.builder().video(URI.create("https://example.com/unset.mp4")).build();

    @BeforeEach
    void scripted() throws IOException {
        Path clip = Files.write(folder.resolve("clip.mp4"), VIDEO);
        job = EditJob.builder().video(clip).prompt("Make it snow").build();
        when(transport.tasks()).thenReturn(tasks);
        when(transport.uploads()).thenReturn(uploads);
        when(transport.downloads()).thenReturn(new Host());
        when(uploads.upload(any(), any(), any()))
                .thenReturn(
                        Single.just(MediaSource.url(URI.create("https://bucket.example.com/c.mp4?Signature=S3CRET"))));
        when(tasks.create(any())).thenReturn(Single.just(seen(TaskStatus.PENDING)));
    }

    @AfterEach
    void stopCapturing() {
        logs.close();
    }

    @Test
    void edit_whenAllGoesWell_reportsEachStepOnce() {
        script(seen(TaskStatus.RUNNING), succeeded());

        edit();

        assertThat(recorded.steps)
                .extracting(JobStep::kind)
                .containsExactly(
                        Kind.CHECKED,
                        Kind.UPLOADING,
                        Kind.UPLOADED,
                        Kind.SUBMITTED,
                        Kind.RUNNING,
                        Kind.SUCCEEDED,
                        Kind.DOWNLOADING,
                        Kind.DOWNLOADED);
        assertThat(recorded.steps)
                .filteredOn(step -> step.kind() != Kind.DOWNLOADING)
                .extracting(JobStep::jobKey)
                .containsOnly(KEY);
    }

    @Test
    void edit_whenAllGoesWell_logsALineForEachStep() {
        script(seen(TaskStatus.RUNNING), succeeded());

        edit();

        assertThat(ofLogger("INFO dev.wanedit.jobs"))
                .satisfiesExactly(
                        line -> assertThat(line).matches("Job order 17: checked in .*s\\."),
                        line -> assertThat(line).matches("Job order 17: uploaded clip\\.mp4, 35 bytes, in .*s\\."),
                        line -> assertThat(line).matches("Job order 17, task t-1: submitted in .*s\\."),
                        line -> assertThat(line).isEqualTo("Job order 17, task t-1: running after 12 s."),
                        line -> assertThat(line).isEqualTo("Job order 17, task t-1: succeeded after 2 min 5 s."),
                        line -> assertThat(line)
                                .matches("Job order 17, task t-1: downloaded edited\\.mp4, 35 bytes, in .*s\\."));
    }

    @Test
    void edit_whenAllGoesWell_logsALineForEachExchange() {
        script(succeeded());

        edit();

        assertThat(ofLogger("DEBUG dev.wanedit.exchanges"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("POST \\(upload of clip\\.mp4\\) -> 2xx in \\d+ ms, attempt 1"),
                        line -> assertThat(line)
                                .matches("POST /api/v1/services/aigc/video-generation/video-synthesis"
                                        + " -> 2xx in \\d+ ms, request r-1, attempt 1"),
                        line -> assertThat(line)
                                .matches("GET /api/v1/tasks/t-1 -> 2xx in \\d+ ms, request r-1, attempt 1"),
                        line -> assertThat(line)
                                .matches("GET results\\.example\\.com/out/r\\.mp4 -> 200 in \\d+ ms, attempt 1"));
        assertThat(logs.lines()).noneMatch(line -> line.contains("S3CRET"));
    }

    @Test
    void edit_whenPollsFail_warnsAtTheFirstAndReportsTheEnd() {
        script(
                Script.refused(),
                Script.unavailable(),
                Script.unavailable(),
                Script.unavailable(),
                Script.unavailable(),
                Script.unavailable(),
                succeeded());

        edit();

        assertThat(recorded.retries)
                .filteredOn(fault -> fault.operation() == Operation.WAIT)
                .hasSize(6);
        assertThat(recorded.recoveries).extracting(RetriedFault::operation).contains(Operation.WAIT);
        assertThat(ofLogger("WARN dev.wanedit.jobs"))
                .singleElement()
                .asString()
                .startsWith("The query of a wait for task t-1 failed, trying again: ");
        assertThat(ofLogger("INFO dev.wanedit.jobs"))
                .anyMatch(line -> line.matches("The query of a wait for task t-1 works again, after 6 failures in .*"));
        assertThat(ofLogger("DEBUG dev.wanedit.exchanges"))
                .anyMatch(line -> line.matches("GET /api/v1/tasks/t-1 -> 503 .* in \\d+ ms, attempt 2"))
                .anyMatch(line -> line.matches("GET /api/v1/tasks/t-1 -> CONNECT_FAILED in \\d+ ms, attempt 1"))
                .anyMatch(line -> line.matches("GET /api/v1/tasks/t-1 -> 2xx in \\d+ ms, request r-1, attempt 7"));
    }

    @Test
    void edit_whenTheCreateIsTriedAgain_countsItsAttempts() {
        script(succeeded());
        when(tasks.create(any()))
                .thenReturn(Single.error(Script.refused()))
                .thenReturn(Single.just(seen(TaskStatus.PENDING)));

        edit();

        assertThat(ofLogger("DEBUG dev.wanedit.exchanges"))
                .filteredOn(line -> line.contains("video-synthesis"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("CONNECT_FAILED").endsWith("attempt 1"),
                        line -> assertThat(line).contains("2xx").endsWith("attempt 2"));
        assertThat(ofLogger("WARN dev.wanedit.jobs")).hasSize(1).allMatch(line -> line.startsWith("The create failed"));
    }

    @Test
    void edit_whenTheListenerThrows_goesOn() {
        script(succeeded());
        JobListener failing = new JobListener() {
            @Override
            public void onStep(JobStep step) {
                throw new AssertionError("from the application");
            }
        };

        edit(failing);

        assertThat(folder.resolve("edited.mp4")).exists();
        assertThat(ofLogger("WARN dev.wanedit.jobs")).anyMatch(line -> line.contains("from the application"));
    }

    private void edit() {
        edit(recorded);
    }

    private void edit(JobListener listener) {
        try (VideoEditClient client = VideoEditClient.builder()
                .apiKey("sk-S3CRET0123456789")
                .baseUrl(URI.create("https://service.example.com/api/v1"))
                .polling(new Polling(Duration.ZERO, Duration.ofMillis(1)))
                .timer(new HurriedTime(1000))
                .jobListener(listener)
                .transport(provider())
                .build()) {
            client.edit(KEY, job, folder.resolve("edited.mp4"));
        }
    }

    private void script(Object... steps) {
        Script<TaskSnapshot> script = Script.of(new HurriedTime(1000), steps);
        when(tasks.query(TASK)).thenAnswer(call -> script.play());
    }

    private List<String> ofLogger(String levelAndName) {
        return logs.lines().stream()
                .filter(line -> line.startsWith(levelAndName + " "))
                .map(line -> line.substring(levelAndName.length() + 1))
                .toList();
    }

    private TransportProvider provider() {
        return new GivenTransport(transport);
    }

    private static TaskSnapshot succeeded() {
        return snapshot(TaskStatus.SUCCEEDED, SUBMITTED.plusSeconds(125), new EditResult(SIGNED, null));
    }

    private static TaskSnapshot seen(TaskStatus status) {
        return snapshot(status, null, null);
    }

    private static TaskSnapshot snapshot(TaskStatus status, @Nullable Instant ended, @Nullable EditResult result) {
        return new TaskSnapshot(
                TASK, status, status.name(), "r-1", SUBMITTED, SUBMITTED.plusSeconds(12), ended, null, result, null);
    }

    private static final class Host implements ResultDownloader {
        @Override
        public Completable download(ResultRequest request, ResultSink sink) {
            return Completable.fromAction(() -> {
                sink.begin(new ResultHead(0, VIDEO.length, "video/mp4", null));
                sink.write(ByteBuffer.wrap(VIDEO));
            });
        }
    }

    private static final class Recorded implements JobListener {
        private final List<JobStep> steps = new CopyOnWriteArrayList<>();
        private final List<RetriedFault> retries = new CopyOnWriteArrayList<>();
        private final List<RetriedFault> recoveries = new CopyOnWriteArrayList<>();
        private final List<JobWarning> warnings = new CopyOnWriteArrayList<>();

        @Override
        public void onStep(JobStep step) {
            steps.add(step);
        }

        @Override
        public void onRetry(RetriedFault fault) {
            retries.add(fault);
        }

        @Override
        public void onRecovery(RetriedFault last) {
            recoveries.add(last);
        }

        @Override
        public void onWarning(JobWarning warning) {
            warnings.add(warning);
        }
    }
}
