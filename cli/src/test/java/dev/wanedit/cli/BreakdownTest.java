package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.testkit.process.ForkedJvm;
import dev.wanedit.testkit.process.RunningJvm;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In processes of their own, since they end. */
class BreakdownTest {

    @ParameterizedTest
    @ValueSource(strings = {"thread", "scheduler"})
    void process_whenAnErrorBreaksAThreadThatNobodyHearsOf_tellsItAndEnds(String where) throws Exception {
        try (RunningJvm process = ForkedJvm.plain().start(WaitsForEver.class, where)) {
            String told = process.awaitLine("error: A part of this program is missing");
            List<String> rest = process.rest();

            assertThat(process.awaitEnd()).isEqualTo(ExitCodes.FAULT);
            assertThat(told).contains("org/example/Missing");
            assertThat(rest).hasSize(1).noneMatch(line -> line.contains("\tat "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "late"})
    void process_whenItCanGoOn_tellsNothing(String where) throws Exception {
        try (RunningJvm process = ForkedJvm.plain().start(WaitsForEver.class, where)) {
            assertThat(process.awaitEnd()).isZero();
            assertThat(process.rest()).isEmpty();
        }
    }

    /** A command that waits for a thread which breaks; or ends, since it need not wait. */
    static final class WaitsForEver {

        private WaitsForEver() {}

        public static void main(String[] args) throws InterruptedException {
            Breakdown breakdown = new Breakdown(Surroundings.ofThisProcess(), Thread.currentThread());
            breakdown.watch();
            Runnable breaks = () -> {
                throw new NoClassDefFoundError("org/example/Missing");
            };
            switch (args[0]) {
                case "thread" -> new Thread(breaks).start();
                case "scheduler" -> Schedulers.io().scheduleDirect(breaks);
                case "exception" ->
                    ended(breakdown, () -> {
                        throw new IllegalStateException("a fault of something that was given up");
                    });
                default -> ended(breakdown, breaks);
            }
            new CountDownLatch(1).await();
        }

        private static void ended(Breakdown breakdown, Runnable breaks) throws InterruptedException {
            Thread broken = new Thread(breaks);
            broken.start();
            broken.join();
            breakdown.over();
            System.exit(0);
        }
    }
}
