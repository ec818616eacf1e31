package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.command.BatchCommandTest;
import dev.wanedit.outside.Figures;
import dev.wanedit.outside.OtherService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A batch of the packed jar against a service of another make, which holds the account to its limits. How long it takes
 * the client to notice an end is printed, and not checked, since that is also the machine's doing. The profile "long"
 * runs it in full: 40 jobs of 12 to 30 s.
 */
class OutsideBatchIT {

    private static final int JOBS = Integer.getInteger("dev.wanedit.outside.jobs", 15);
    private static final double SCALE = Double.parseDouble(System.getProperty("dev.wanedit.outside.scale", "0.08"));
    private static final double MOST_REQUESTS_FOR_EACH_TASK = 20;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void batch_ofMoreJobsThanMayRun_keepsToTheLimitsOfTheAccount() throws Exception {
        byte[] clip = Files.readAllBytes(Cli.CLIP);
        try (OtherService service = OtherService.start(scaled(12), scaled(30), clip)) {
            batch(service);

            Figures figures = service.figures();
            System.out.println("A batch from outside: " + figures);
            assertThat(figures.prompts()).containsExactlyInAnyOrderElementsOf(keys());
            assertThat(figures.running()).isEqualTo(5);
            assertThat(keys())
                    .allSatisfy(key -> assertThat(folder.resolve("results").resolve(key + ".mp4"))
                            .hasBinaryContent(clip));
            assertThat(figures.refused()).as("%s", figures).isZero();
            assertThat(figures.sentWhileFull()).as("%s", figures).isZero();
            assertThat(figures.requestsForEachTask())
                    .as("%s", figures)
                    .isLessThanOrEqualTo(MOST_REQUESTS_FOR_EACH_TASK);
        }
    }

    private void batch(OtherService service) throws Exception {
        Path jobs = Files.write(
                folder.resolve("jobs.jsonl"),
                keys().stream()
                        .map(key -> BatchCommandTest.job(key).replace('\'', '"'))
                        .toList());
        try (PackedProgram program = PackedProgram.start(
                folder,
                Map.of("DASHSCOPE_API_KEY", "sk-outside"),
                "batch",
                jobs.toString(),
                "--out",
                folder.resolve("results").toString(),
                "--concurrency",
                String.valueOf(JOBS),
                "--base-url",
                service.baseUrl().toString())) {
            Cli.Ran ran = program.end();

            assertThat(ran.exitCode()).as(ran.err()).isZero();
            assertThat(ran.err()).contains(JOBS + " done, 0 failed, 0 uncertain, 0 open.");
        }
    }

    private static Duration scaled(int seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000 * SCALE));
    }

    private static List<String> keys() {
        return IntStream.range(0, JOBS).mapToObj(i -> "job " + i).toList();
    }
}
