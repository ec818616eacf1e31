package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.BatchCommandTest;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.Fault;
import dev.wanedit.testkit.RecordedRequest;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.FakeTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A batch over one transport, with a service and a state folder of its own, that is killed while it sends a job. */
final class KilledBatch implements AutoCloseable {

    private static final int JOBS = 8;

    private final FakeDashScope fake = FakeDashScope.builder()
            .clock(Clock.systemUTC())
            .pending(Duration.ofMillis(50))
            .running(Duration.ofMillis(50))
            .start();

    private final String transport;
    private final Path folder;
    private final Path results;
    private final List<String> batch;

    KilledBatch(String transport, Path folder) throws IOException {
        this.transport = transport;
        this.folder = folder;
        this.results = folder.resolve("results");
        this.batch = List.of("batch", jobs().toString(), "--out", results.toString(), "--concurrency", "3");
    }

    /** Kills it when some jobs are done and the answer to another one is outstanding. */
    void kill() throws Exception {
        try (PackedProgram program = start(batch)) {
            program.awaitOnStderr("(2 of " + JOBS + ")");
            fake.inject(RequestKind.CREATE, Fault.late());
            assertThat(fake.awaitHeld(1, PackedProgram.SOON)).isTrue();
            list();
            program.kill();
            fake.release();
        }
    }

    /** While it runs too. */
    void list() throws Exception {
        Cli.Ran ran = end(PackedProgram.start(folder, Map.of(), "jobs"));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("SUBMITTING", "ARCHIVED", "job 0");
    }

    /** Resumes the started jobs, including those that were being sent. */
    void resume() throws Exception {
        int created = fake.tasks().size();

        Cli.Ran ran = end(start(List.of("resume", "--settling", "2s", "--call-timeout", "1s")));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("done, 0 failed, 0 uncertain, ");
        assertThat(fake.tasks()).hasSize(created);
    }

    void giveAgain() throws Exception {
        Cli.Ran ran = end(start(batch));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains(JOBS + " done, 0 failed, 0 uncertain, 0 open.");
    }

    void checkThatAllWerePaidOnceAndAreHome() {
        assertThat(fake.tasks()).extracting(FakeTask::prompt).containsExactlyInAnyOrderElementsOf(keys());
        assertThat(fake.requests(RequestKind.CREATE).stream().filter(RecordedRequest::complete))
                .hasSize(JOBS);
        assertThat(keys())
                .allSatisfy(key -> assertThat(results.resolve(key + ".mp4")).hasBinaryContent(FakeDashScope.clip()));
        assertThat(fake.requests())
                .extracting(request -> request.header("User-Agent").orElse(""))
                .allMatch(agent -> agent.endsWith("(" + transport + ")"));
    }

    @Override
    public void close() {
        fake.close();
    }

    private PackedProgram start(List<String> command) throws IOException {
        List<String> args = new ArrayList<>(command);
        args.addAll(List.of("--transport", transport));
        args.addAll(List.of("--base-url", fake.baseUrl().toString()));
        args.addAll(List.of("--first-poll", "20ms", "--poll-every", "50ms"));
        return PackedProgram.start(folder, Map.of("DASHSCOPE_API_KEY", fake.apiKey()), args.toArray(new String[0]));
    }

    private static Cli.Ran end(PackedProgram started) throws Exception {
        try (PackedProgram program = started) {
            return program.end();
        }
    }

    private Path jobs() throws IOException {
        return Files.write(
                folder.resolve("jobs.jsonl"),
                keys().stream()
                        .map(key -> BatchCommandTest.job(key).replace('\'', '"'))
                        .toList());
    }

    private static List<String> keys() {
        return IntStream.range(0, JOBS).mapToObj(i -> "job " + i).toList();
    }
}
