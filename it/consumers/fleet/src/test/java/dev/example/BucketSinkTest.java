package dev.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.wanedit.fleet.result.StoredResult;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class BucketSinkTest {

    @RegisterExtension
    static final FakeDashScopeExtension SERVICE = FakeDashScopeExtension.with(
            fake -> fake.clock(Clock.systemUTC()).pending(Duration.ZERO).running(Duration.ZERO));

    private static final JobKey KEY = new JobKey("order 17/à");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private SmallBucket bucket;
    private BucketSink sink;

    @BeforeEach
    void start() throws IOException {
        bucket = new SmallBucket();
        sink = new BucketSink(bucket.url(), bucket::sign);
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.ALL);
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(root.getLoggerContext());
        lines.setPattern("%level %logger %msg%n%ex");
        lines.start();
        appender.setContext(root.getLoggerContext());
        appender.setEncoder(lines);
        appender.setOutputStream(log);
        appender.start();
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
    }

    @AfterEach
    void stop() {
        bucket.close();
        appender.stop();
    }

    @Test
    void result_isAnObjectUnderALocationWithoutSignature(FakeDashScope fake) throws Exception {
        StoredResult result = run(fake);

        assertThat(result.location().getQuery()).isNull();
        assertThat(bucket.objects).containsOnlyKeys(result.location().getPath());
        assertThat(bucket.objects.get(result.location().getPath())).isEqualTo(FakeDashScope.clip());
        assertThat(bucket.puts).hasSize(1);
        assertNoSignatureIsLogged();
    }

    @Test
    void result_whenTheBucketIsUnavailableAndThenAnAnswerIsLost_isOneWholeObject(FakeDashScope fake) throws Exception {
        bucket.troubles.add(SmallBucket.Trouble.UNAVAILABLE);
        bucket.troubles.add(SmallBucket.Trouble.LOST_ANSWER);

        StoredResult result = run(fake);

        assertThat(bucket.puts)
                .hasSizeGreaterThanOrEqualTo(3)
                .containsOnly(result.location().getPath());
        assertThat(bucket.objects).containsOnlyKeys(result.location().getPath());
        assertThat(bucket.objects.get(result.location().getPath())).isEqualTo(FakeDashScope.clip());
        assertThat(fake.tasks()).hasSize(1);
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("The bucket refused results/");
        assertNoSignatureIsLogged();
    }

    @Test
    void store_ofADamagedFile_isRefusedByTheBucketAndKeepsTheWholeObject() throws Exception {
        byte[] whole = FakeDashScope.clip();
        EditedVideo video = video(Files.write(folder.resolve("clip.mp4"), whole), whole);
        URI place = sink.store(KEY, video);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;

        for (byte[] content : new byte[][] {damaged, Arrays.copyOf(whole, whole.length - 1)}) {
            Files.write(video.file(), content);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> sink.store(KEY, video))
                    .withMessageMatching("The bucket refused results/[0-9a-f-]+\\.mp4 with status 400\\.")
                    .withNoCause();
        }

        assertThat(bucket.objects.get(place.getPath())).isEqualTo(whole);
        assertNoSignatureIsLogged();
    }

    private StoredResult run(FakeDashScope fake) throws Exception {
        try (Node node = new Node(fake, sink)) {
            assertThat(node.runs(KEY)).as(log.toString(StandardCharsets.UTF_8)).isTrue();
            return node.fleet.find(KEY).orElseThrow().result();
        }
    }

    private static EditedVideo video(Path file, byte[] content) {
        TaskStatus status = TaskStatus.SUCCEEDED;
        return new EditedVideo(
                file,
                content.length,
                SmallBucket.sha256(content),
                new TaskSnapshot(new TaskId("t-1"), status, status.name(), null, null, null, null, null, null, null));
    }

    /** Of our code, of db-scheduler and of the JDK's client. */
    private void assertNoSignatureIsLogged() {
        assertThat(bucket.signatures).isNotEmpty();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .doesNotContain(bucket.signatures)
                .doesNotContain("X-Signature");
    }
}
