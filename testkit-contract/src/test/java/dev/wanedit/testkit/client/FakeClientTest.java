package dev.wanedit.testkit.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.RequestRejectedException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Submission;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.contract.reference.SocketProvider;
import dev.wanedit.testkit.service.Quotas;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a first user writes: a fake, its client, and an edit. */
@Timeout(20)
class FakeClientTest {

    private static final EditJob JOB =
            EditJob.builder().video(URI.create("https://example.com/clip.mp4")).build();

    @TempDir
    private Path folder;

    @Test
    void edit_whenNobodyTouchesAClock_ends() {
        try (FakeDashScope fake = FakeDashScope.start();
                VideoEditClient client = client(fake)) {
            assertThat(client.edit(JOB, folder).file()).hasBinaryContent(FakeDashScope.clip());
        }
    }

    @Test
    void edit_whenTheFakeSpeaksTls_trustsIt() {
        try (FakeDashScope fake = FakeDashScope.builder().tls().start();
                VideoEditClient client = client(fake)) {
            assertThat(client.edit(JOB, folder).file()).exists();
        }
    }

    @Test
    void edit_onATestClock_endsWhenTheTestMovesIt() {
        try (FakeDashScope fake = FakeDashScope.builder().testClock().start();
                VideoEditClient client = client(fake)) {
            CompletableFuture<?> edited = CompletableFuture.runAsync(() -> client.edit(JOB, folder));
            assertThat(fake.awaitRequests(RequestKind.QUERY, 2, Duration.ofSeconds(10)))
                    .isTrue();
            assertThat(edited).isNotDone();

            fake.clock().advance(Duration.ofMinutes(5));

            edited.join();
        }
    }

    @Test
    void edit_onATestClockThatNobodyMoves_failsAndSaysWhatToDo() {
        try (FakeDashScope fake = FakeDashScope.builder()
                        .testClock()
                        .longestStandstill(Duration.ZERO)
                        .start();
                VideoEditClient client = client(fake)) {
            assertThatExceptionOfType(RequestRejectedException.class)
                    .isThrownBy(() -> client.edit(JOB, folder))
                    .withMessageContainingAll("TestClockStands", "fake.clock().advance(");
        }
    }

    @Test
    void fake_whenItIsClosedBeforeItsClient_isNamedInTheLog() throws InterruptedException {
        FakeDashScope fake = FakeDashScope.builder().testClock().start();
        BlockingQueue<String> logged = new LinkedBlockingQueue<>();
        Logger log = Logger.getLogger("dev.wanedit.testkit");
        Handler handler = new Kept(logged);
        log.addHandler(handler);
        try (fake;
                VideoEditClient client = client(fake)) {
            client.start(Submission.of(new JobKey("snow"), JOB));

            fake.close();

            assertThat(logged.poll(10, TimeUnit.SECONDS)).contains(fake.toString(), "Close the client before the fake");
        } finally {
            log.removeHandler(handler);
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void submit_whenTheFakeHasQuotas_staysWithinThem() {
        TestScheduler timer = new TestScheduler();
        try (FakeDashScope fake = FakeDashScope.builder()
                        .clock(() -> Instant.ofEpochMilli(timer.now(TimeUnit.MILLISECONDS)))
                        .quotas(new Quotas(1, 1000, 5))
                        .start();
                VideoEditClient client = fake.client()
                        .transport(new SocketProvider())
                        .timer(timer)
                        .build()) {
            var first = client.async().submit(JOB);
            var second = client.async().submit(JOB);

            // Before time passes: the service must not count the first one later than it was sent.
            assertThat(CompletableFuture.anyOf(first, second)).succeedsWithin(Duration.ofSeconds(10));
            timer.advanceTimeBy(900, TimeUnit.MILLISECONDS);
            assertThat(fake.count(RequestKind.CREATE)).isOne();

            // The other one may come to its wait only now.
            for (int steps = 0; steps < 100; steps++) {
                timer.advanceTimeBy(100, TimeUnit.MILLISECONDS);
                if (fake.awaitRequests(RequestKind.CREATE, 2, Duration.ofMillis(100))) {
                    break;
                }
            }
            assertThat(CompletableFuture.allOf(first, second)).succeedsWithin(Duration.ofSeconds(10));
            assertThat(fake.count(RequestKind.CREATE)).isEqualTo(2);
        }
    }

    private static VideoEditClient client(FakeDashScope fake) {
        return fake.client().transport(new SocketProvider()).build();
    }

    /** Keeps the texts of what is logged. */
    private static final class Kept extends Handler {

        private final Collection<String> texts;

        Kept(Collection<String> texts) {
            this.texts = texts;
        }

        @Override
        public void publish(LogRecord entry) {
            texts.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
