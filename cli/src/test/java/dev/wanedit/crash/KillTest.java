package dev.wanedit.crash;

import dev.wanedit.settings.UncertainPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills real processes, two at a time; how to do it more often says CONTRIBUTING. */
class KillTest {

    private static final int KILLS = Integer.getInteger("dev.wanedit.kills", 20);
    private static final int KILLS_OF_A_LANE = 5;
    private static final int LANES = 2;
    private static final List<UncertainPolicy> POLICIES = List.of(UncertainPolicy.values());

    @TempDir
    private Path folder;

    static IntStream cases() {
        int killsOfACase = LANES * KILLS_OF_A_LANE;
        return IntStream.range(0, (KILLS + killsOfACase - 1) / killsOfACase);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void kill_whenAtAnyMoment_paysOnceAndLosesNothing(int number) throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<Void>> ends = lanes.invokeAll(IntStream.range(number * LANES, (number + 1) * LANES)
                    .mapToObj(this::lane)
                    .toList());
            for (Future<Void> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } finally {
            lanes.shutdownNow();
        }
    }

    private Callable<Void> lane(int number) {
        UncertainPolicy policy = POLICIES.get(number % POLICIES.size());
        long seed = new Random().nextLong();
        return () -> {
            Path own = Files.createDirectory(folder.resolve("lane-" + number));
            try (KilledBatches batches = new KilledBatches(own, policy, new Random(seed))) {
                batches.run(KILLS_OF_A_LANE);
                return null;
            } catch (Throwable e) {
                throw new AssertionError("Seed " + seed + ", " + policy + ": " + e.getMessage(), e);
            }
        };
    }
}
