package dev.wanedit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.UncertainPolicy;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import dev.wanedit.testkit.service.AnswerVariant;
import dev.wanedit.testkit.service.FakeTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Batches of jobs with a service of their own, whose processes are killed by SIGKILL at random moments. */
final class KilledBatches implements AutoCloseable {

    private static final String[] STARTS_FAST = {
        "-XX:-UsePerfData", "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"
    };
    private static final int JOBS = 10;
    private static final int NOISE = 200_000;
    /** So many requests take a process to about the end of its first half. */
    private static final int LATEST_KILL = 30;

    private final FakeDashScope service = FakeDashScope.builder()
            .clock(Clock.systemUTC())
            .pending(Duration.ofMillis(100))
            .running(Duration.ofMillis(200))
            .shapes(AnswerVariant.NO_PROMPT_BEFORE_END)
            .start();

    private final Path folder;
    private final UncertainPolicy policy;
    private final Random random;

    KilledBatches(Path folder, UncertainPolicy policy, Random random) {
        this.folder = folder;
        this.policy = policy;
        this.random = random;
    }

    /** Runs batches until so many of their processes were killed. */
    void run(int kills) throws Exception {
        int done = 0;
        for (int number = 0; done < kills; number++) {
            done += runToTheEnd(batch(number), kills - done);
        }
    }

    @Override
    public void close() {
        service.close();
    }

    /** How often it was killed. */
    private int runToTheEnd(Path batch, int mostKills) throws Exception {
        int kills = 0;
        while (true) {
            try (RunningJvm process = ForkedJvm.plain()
                    .with(STARTS_FAST)
                    .start(
                            BatchProgram.class,
                            service.baseUrl().toString(),
                            service.apiKey(),
                            batch.toString(),
                            policy.name())) {
                if (kills < mostKills && killedInTime(process, 1 + random.nextInt(LATEST_KILL))) {
                    kills++;
                } else {
                    Map<String, String> ends = ends(process);
                    assertThat(process.awaitEnd()).isZero();
                    check(batch, ends);
                    return kills;
                }
            }
        }
    }

    /** Whether it was still at it when it had sent so many requests. */
    private boolean killedInTime(RunningJvm process, int requests) {
        int until = service.count(RequestKind.ANY) + requests;
        while (process.handle().isAlive()) {
            if (service.awaitArrived(RequestKind.ANY, until, Duration.ofMillis(20))) {
                boolean running = process.handle().isAlive();
                process.kill();
                return running;
            }
        }
        return false;
    }

    private static Map<String, String> ends(RunningJvm process) throws IOException {
        Map<String, String> ends = new TreeMap<>();
        for (int i = 0; i < JOBS; i++) {
            String[] words = process.awaitLine("job ").split(" ", 2);
            ends.put(words[0], words[1]);
        }
        return ends;
    }

    private void check(Path batch, Map<String, String> ends) throws IOException {
        List<Path> results = new ArrayList<>();
        try (JobStore store = JdbcJobStore.file(batch.resolve("jobs"))) {
            List<BatchLine> lines = BatchLine.read(batch);
            for (int i = 0; i < JOBS; i++) {
                BatchLine line = lines.get(i);
                boolean done = "done".equals(ends.get(line.key()));
                JobRecord record = store.find(new JobKey(line.key())).orElseThrow();
                List<FakeTask> tasks = tasksOf(line);
                assertThat(tasks).as("tasks of " + line.key()).hasSizeLessThanOrEqualTo(1);
                if (done) {
                    assertThat(store.findByTask(new TaskId(tasks.get(0).id()))).contains(record);
                    assertThat(record.phase()).isEqualTo(JobPhase.ARCHIVED);
                    assertThat(line.target(batch)).hasBinaryContent(video(line));
                    results.add(line.target(batch));
                } else {
                    assertThat(ends.get(line.key())).isEqualTo("uncertain");
                    assertThat(record.phase()).isEqualTo(JobPhase.UNCERTAIN);
                    assertThat(mayStayUncertain(tasks)).as(line.key()).isTrue();
                }
            }
        }
        try (Stream<Path> files = Files.list(Files.createDirectories(batch.resolve("out")))) {
            assertThat(files).containsExactlyInAnyOrderElementsOf(results);
        }
    }

    private boolean mayStayUncertain(List<FakeTask> tasks) {
        return switch (policy) {
            case FAIL -> true;
            case ADOPT_IF_UNIQUE -> tasks.isEmpty();
            case RESUBMIT_IF_ABSENT -> false;
        };
    }

    private List<FakeTask> tasksOf(BatchLine line) {
        return service.tasks().stream()
                .filter(task -> line.prompt().equals(task.prompt()))
                .toList();
    }

    /** A folder with jobs; each third has its clip on this machine. */
    private Path batch(int number) throws IOException {
        Path batch = Files.createDirectory(folder.resolve("batch-" + number));
        List<BatchLine> lines = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            BatchLine line = new BatchLine("order-" + (number * JOBS + i), "clip-" + i + ".mp4");
            if (i % 3 == 0) {
                Files.write(batch.resolve(line.medium()), video(line));
                lines.add(line);
            } else {
                String url = service.hostMedia(line.key() + ".mp4", video(line)).toString();
                lines.add(new BatchLine(line.key(), url));
            }
        }
        BatchLine.write(batch, lines);
        return batch;
    }

    private static byte[] video(BatchLine line) {
        return Videos.of(line.key().hashCode(), NOISE);
    }
}
