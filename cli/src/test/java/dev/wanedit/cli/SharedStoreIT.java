package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.BatchCommandTest;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.FakeTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several commands that use one store at the same time. */
class SharedStoreIT {

    private final FakeDashScope fake = FakeDashScope.builder()
            .clock(Clock.systemUTC())
            .pending(Duration.ofMillis(50))
            .running(Duration.ofMillis(50))
            .start();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void jobs_whileABatchRuns_listsWhereItsJobsAre() throws Exception {
        fake.inject(RequestKind.CREATE, Fault.late());
        try (PackedProgram batch = batch("one", "a", "b")) {
            assertThat(fake.awaitHeld(1, PackedProgram.SOON)).isTrue();

            Cli.Ran jobs = end(PackedProgram.start(folder, Map.of(), "jobs"));
            fake.release();

            assertThat(jobs.exitCode()).as(jobs.err()).isZero();
            assertThat(jobs.out()).contains("SUBMITTING");
            assertDone(batch.end(), 2);
        }
    }

    @Test
    void batch_whileAnotherRuns_sendsItsOwnJobs() throws Exception {
        fake.inject(RequestKind.CREATE, Fault.late());
        try (PackedProgram one = batch("one", "a", "b", "c")) {
            assertThat(fake.awaitHeld(1, PackedProgram.SOON)).isTrue();
            try (PackedProgram other = batch("other", "d", "e", "f")) {
                assertDone(other.end(), 3);
            }
            fake.release();
            assertDone(one.end(), 3);
        }
        assertThat(fake.tasks()).extracting(FakeTask::prompt).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
    }

    @Test
    void batch_whileAnotherRunsWithTheSameKeys_sendsEachJobOnce() throws Exception {
        fake.inject(RequestKind.CREATE, Fault.late());
        try (PackedProgram one = batch("one", "a", "b")) {
            assertThat(fake.awaitHeld(1, PackedProgram.SOON)).isTrue();
            try (PackedProgram same = batch("one", "a", "b")) {
                same.awaitOnStderr("(1 of 2)");
                fake.release();
                assertDone(same.end(), 2);
            }
            assertDone(one.end(), 2);
        }
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
    }

    @Test
    void resume_whileABatchRuns_sendsNothing() throws Exception {
        fake.inject(RequestKind.CREATE, Fault.late());
        try (PackedProgram batch = batch("one", "a", "b")) {
            assertThat(fake.awaitHeld(1, PackedProgram.SOON)).isTrue();
            try (PackedProgram resume = PackedProgram.start(
                    folder,
                    Map.of("DASHSCOPE_API_KEY", fake.apiKey()),
                    "resume",
                    "--base-url",
                    fake.baseUrl().toString())) {
                fake.release();
                assertThat(resume.end().exitCode()).isZero();
            }
            assertDone(batch.end(), 2);
        }
        assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
    }

    private PackedProgram batch(String name, String... keys) throws IOException {
        Path jobs = Files.write(
                folder.resolve(name + ".jsonl"),
                List.of(keys).stream()
                        .map(key -> BatchCommandTest.job(key).replace('\'', '"'))
                        .toList());
        return PackedProgram.start(
                folder,
                Map.of("DASHSCOPE_API_KEY", fake.apiKey()),
                "batch",
                jobs.toString(),
                "--out",
                folder.resolve(name).toString(),
                "--base-url",
                fake.baseUrl().toString(),
                "--first-poll",
                "20ms",
                "--poll-every",
                "50ms");
    }

    private static void assertDone(Cli.Ran ran, int jobs) {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains(jobs + " done, 0 failed, 0 uncertain, 0 open.");
    }

    private static Cli.Ran end(PackedProgram started) throws Exception {
        try (PackedProgram program = started) {
            return program.end();
        }
    }
}
