package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.BatchCommandTest;
import dev.wanedit.cli.gallery.GalleryPageTest;
import dev.wanedit.record.JobRecord;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RequestKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Batches in processes of their own, which end before their time. */
class BatchProcessIT {

    private static final int JOBS = 2;

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
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGINT to send to another process")
    void batch_whenInterruptedDuringASubmit_waitsForItsAnswerAndSaysHowToGoOn() throws Exception {
        fake.inject(RequestKind.CREATE, Fault.late());

        try (PackedProgram program = batch("--concurrency", "1")) {
            assertThat(fake.awaitHeld(1, PackedProgram.SOON)).isTrue();
            program.interrupt();
            program.awaitOnStderr("Continue with: " + PackedProgram.NAME + " batch " + folder.resolve("jobs.jsonl")
                    + " --out " + folder.resolve("results") + " --concurrency 1 --base-url " + fake.baseUrl());
            fake.release();

            assertThat(program.end().exitCode()).isEqualTo(130);
        }
        assertThat(fake.count(RequestKind.CREATE)).isOne();
        assertThat(GalleryPageTest.pageJobs(folder.resolve("results/index.html")))
                .extracting(job -> job.get("state"))
                .as("the page of an interrupted batch")
                .containsExactly("queued", "not_sent");
        assertThat(kept("job 0").taskId()).hasToString(fake.tasks().get(0).id());
    }

    @Test
    void batch_simulated_needsNoKeyAndLeavesNoStore() throws Exception {
        try (PackedProgram program = PackedProgram.start(
                folder,
                Map.of(),
                "batch",
                jobs().toString(),
                "--simulate",
                "--out",
                folder.resolve("results").toString())) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.err()).contains("Simulated", JOBS + " done");
        }
        assertThat(results()).hasSize(JOBS);
        assertThat(folder.resolve(".local")).doesNotExist();
        assertThat(GalleryPageTest.pageJobs(folder.resolve("results/index.html")))
                .hasSize(JOBS)
                .allSatisfy(job -> assertThat(job)
                        .containsEntry("state", "done")
                        .containsEntry("simulated", true)
                        .containsKeys("prompt", "billed_seconds", "started", "ended"));
    }

    private PackedProgram batch(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("batch", jobs().toString(), "--out"));
        args.addAll(List.of(
                folder.resolve("results").toString(),
                "--base-url",
                fake.baseUrl().toString()));
        args.addAll(List.of("--first-poll", "20ms", "--poll-every", "50ms"));
        args.addAll(List.of(more));
        return PackedProgram.start(folder, Map.of("DASHSCOPE_API_KEY", fake.apiKey()), args.toArray(new String[0]));
    }

    private Path jobs() throws IOException {
        List<String> lines = keys().stream()
                .map(key -> BatchCommandTest.job(key).replace('\'', '"'))
                .toList();
        return Files.write(folder.resolve("jobs.jsonl"), lines);
    }

    private JobRecord kept(String key) {
        try (JdbcJobStore store = JdbcJobStore.file(folder.resolve(".local/state/wanedit/jobs"))) {
            return store.find(new JobKey(key)).orElseThrow();
        }
    }

    private static List<String> keys() {
        return IntStream.range(0, JOBS).mapToObj(i -> "job " + i).toList();
    }

    private Map<String, Path> results() throws IOException {
        try (var files = Files.list(folder.resolve("results"))) {
            return files.filter(file -> file.toString().endsWith(".mp4"))
                    .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file));
        }
    }
}
