package dev.wanedit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wanedit.store.jdbc.SystemCalls.Call;
import dev.wanedit.testkit.process.ForkedJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails: what was written and not synced is lost, or half of it. All that a process asked of the system is written
 * down by strace and done again, up to a moment, on a disk that loses it.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "it needs strace")
class PowerCutTest {

    private static final int JOBS = 75;
    private static final String STORED = "stored ";

    /** Of the moments between two reports, one in so many. */
    private static final int ONE_IN = 25;

    @TempDir
    Path folder;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Reported reported = new Reported();
    private SimulatedDisk disk;
    private int cuts;
    private int syncs;

    @BeforeEach
    void needStrace() throws InterruptedException {
        try {
            Process strace = new ProcessBuilder("strace", "-f", "-o", "/dev/null", "true").start();
            assumeTrue(strace.waitFor() == 0, "strace may not look at processes here");
        } catch (IOException e) {
            assumeTrue(false, "there is no strace here: " + e.getMessage());
        }
    }

    @Test
    void store_whenThePowerFails_hasAllThatItReported() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        disk = new SimulatedDisk(home.toRealPath());
        for (Call call : trace(home)) {
            boolean report = call.name().equals("write") && call.path().contains("/forked");
            if (report) {
                note(new String(call.data(), StandardCharsets.UTF_8));
            } else {
                disk.apply(call);
                syncs += call.name().endsWith("sync") ? 1 : 0;
            }
            if (report || random.nextInt(ONE_IN) == 0) {
                cut(true);
                cut(false);
            }
        }
        assertThat(cuts).isGreaterThan(2 * JOBS);
        assertThat(syncs)
                .as("one for each change, and few at opening and closing")
                .isBetween(2 * JOBS, 3 * JOBS);
    }

    private List<Call> trace(Path home) throws Exception {
        Path trace = folder.resolve("trace.txt");
        String[] strace = Stream.concat(Stream.of(SystemCalls.OPTIONS), Stream.of(trace.toString()))
                .toArray(String[]::new);
        List<String> printed = ForkedJvm.plain()
                .under(strace)
                .run(
                        StormProgram.class,
                        Duration.ofMinutes(2),
                        folder,
                        home.resolve("jobs").toString(),
                        "order-",
                        "0",
                        Integer.toString(JOBS));
        assertThat(printed).filteredOn(line -> line.startsWith(STORED)).hasSize(2 * JOBS);
        return SystemCalls.read(trace);
    }

    private void note(String printed) {
        if (printed.startsWith(STORED)) {
            reported.note(printed.strip().substring(STORED.length()));
        }
    }

    private void cut(boolean nothingMore) throws IOException {
        Path after = Files.createDirectory(folder.resolve("after-" + cuts++));
        disk.writeTo(after, random, nothingMore);
        try (JdbcJobStore store = JdbcJobStore.file(after.resolve("jobs"))) {
            reported.assertIn(store, "cut " + cuts + ", seed " + seed);
        }
    }
}
