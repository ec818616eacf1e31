package dev.wanedit.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.testkit.service.FakeTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    @Test
    void close_withConnectionsOpenAndHeld_endsAllThreads() throws IOException {
        FakeDashScope fake = FakeDashScope.builder().testClock().start();
        List<Thread> before = threadsOf();
        fake.inject(RequestKind.QUERY, Fault.stallBeforeHeaders());
        URI baseUrl = fake.baseUrl();
        try (RawSocket idle = new RawSocket(baseUrl);
                RawSocket held = new RawSocket(baseUrl).send(RawSocket.query(fake, "x"))) {
            assertThat(fake.awaitHeld(1, Duration.ofSeconds(30))).isTrue();
            List<Thread> during = threadsOf();
            fake.close();

            assertThat(before).hasSizeGreaterThanOrEqualTo(3).allMatch(Thread::isDaemon);
            assertThat(during).hasSizeGreaterThan(before.size());
            assertThat(during).noneMatch(Thread::isAlive);
            assertThat(idle.readAll()).isEmpty();
            assertThat(held.readAll()).isEmpty();
            assertThat(fake.openConnections()).isZero();
        }
        assertThatThrownBy(() -> new RawSocket(baseUrl)).isInstanceOf(ConnectException.class);
        fake.acceptConnections();
        assertThatThrownBy(() -> new RawSocket(baseUrl)).isInstanceOf(ConnectException.class);
        fake.close();
    }

    @Test
    void start_whenThePortIsTaken_failsAndLeavesNoThread() {
        try (FakeDashScope first = FakeDashScope.builder().testClock().start()) {
            int before = threadsOf().size();
            FakeDashScopeBuilder second =
                    FakeDashScope.builder().testClock().port(first.baseUrl().getPort());

            assertThatThrownBy(second::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("choose another one");
            assertThat(threadsOf()).hasSize(before);
        }
    }

    @Test
    void start_whenTwoRun_shareNothing() {
        try (FakeDashScope one = FakeDashScope.builder().testClock().start();
                FakeDashScope two = FakeDashScope.builder().testClock().start()) {
            String id = new Caller(one).createTask();

            assertThat(two.tasks()).isEmpty();
            assertThat(new Caller(two).status(id)).isEqualTo("UNKNOWN");
        }
    }

    @Test
    void builder_whenGivenNonsense_isRefused() {
        assertThatThrownBy(() -> FakeDashScope.builder().testClock().apiKeys().start())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FakeDashScope.builder()
                        .testClock()
                        .running(Duration.ofSeconds(-1))
                        .start())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fakeServer_whenAnnounced_printsBaseUrlThenKey() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FakeDashScope fake = FakeServer.builder().start()) {
            FakeServer.announce(fake, new PrintStream(out, true, StandardCharsets.UTF_8));

            assertThat(out.toString(StandardCharsets.UTF_8).lines())
                    .containsExactly(fake.baseUrl().toString(), fake.apiKey());
            assertThat(fake.baseUrl().toString()).matches("http://127\\.0\\.0\\.1:\\d+/api/v1");
            assertThatThrownBy(fake::clock).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void fakeServer_whenTasksTakeNoTime_succeedsOnTheRealClock() {
        try (FakeDashScope fake = FakeServer.builder()
                .pending(Duration.ZERO)
                .running(Duration.ZERO)
                .start()) {
            Caller caller = new Caller(fake);
            Caller.Answer answer = caller.query(caller.createTask());

            assertThat(caller.fetch(answer.at("output", "video_url")).body()).isEqualTo(FakeDashScope.clip());
        }
    }

    @Test
    void testClock_whenMoved_movesInEveryZone() {
        TestClock clock = TestClock.at(Instant.EPOCH);
        Clock tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(Duration.ofSeconds(5));
        assertThat(tokyo.instant()).isEqualTo(Instant.EPOCH.plusSeconds(5));
        clock.set(Instant.EPOCH);
        assertThat(tokyo.millis()).isZero();
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void media_whenShown_hidesPayloadsAndSignatures() {
        assertThat(new FakeTask.Media("video", "https://h/a?Signature=x")).hasToString("video:https://h/a…");
        assertThat(new FakeTask.Media("reference_image", "data:image/png;base64,AA\nAA"))
                .hasToString("reference_image:data:image/png;base64…");
    }

    private static List<Thread> threadsOf() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("fake-dashscope-"))
                .toList();
    }
}
