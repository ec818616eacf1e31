package dev.wanedit.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wanedit.VideoEditClientBuilder;
import dev.wanedit.error.InvalidJobException;
import dev.wanedit.fleet.job.FleetJob;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.media.MediaFacts;
import dev.wanedit.media.MediaFormat;
import dev.wanedit.media.PixelSize;
import dev.wanedit.price.PriceTable;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.Region;
import dev.wanedit.task.JobKey;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testserver.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The highest cost of a job with a local clip: only the node that takes it sees how long the clip is. */
class CostLimitTest {

    private static final Duration LENGTH = Duration.ofSeconds(2);
    private static final PriceTable DEARER =
            PriceTable.of(LocalDate.of(2026, 7, 1)).with(Region.BEIJING, Resolution.P720, Money.of("0.61", "CNY"));

    @TempDir
    Path folder;

    private final JobKey key = new JobKey("order");
    private TestFleet fleet;
    private EditJob job;

    @BeforeEach
    void start() throws Exception {
        fleet = TestFleet.over(
                PostgresServer.source(PostgresServer.shared().freshSchema()),
                "postgresql",
                TestFleet.quickService(),
                folder.resolve("results"));
        job = EditJob.builder()
                .video(Files.write(folder.resolve("clip.mp4"), FakeDashScope.clip()))
                .prompt("make it snow: a")
                .resolution(Resolution.P720)
                .maxCost(Money.of("2.40", "CNY"))
                .build();
    }

    @AfterEach
    void stop() {
        fleet.close();
    }

    @Test
    void job_whoseClipKeepsTheLimit_isSentByANodeThatCannotSeeTheClip() throws Exception {
        FleetClient web = fleet.with("web", CostLimitTest::measuring);

        JobRecord record = web.submit(key, job).record();

        assertThat(Objects.requireNonNull(record.figures().quoted()).most()).isEqualTo(Money.of("2.40", "CNY"));
        fleet.with("worker", client -> client).start();
        assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();
    }

    /** The node died between the row of a job and its record, which has the length of the clip. */
    @Test
    void submit_whenTheRecordOfAJobIsMissing_makesItByTheFile() throws Exception {
        FleetClient web = fleet.with("web", CostLimitTest::measuring);
        FleetJob unused = web.submit(key, job);
        fleet.execute("DELETE FROM wanedit_job");
        FleetClient worker = fleet.with("worker", client -> client);
        worker.start();
        JobKey other = new JobKey("other");
        unused = web.submit(other, TestFleet.job("b"));
        assertThat(fleet.awaitEnd(other)).endsWith(JobPhase.ARCHIVED);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isOne();

        unused = web.submit(key, job);

        assertThat(fleet.awaitEnd(key)).endsWith(JobPhase.ARCHIVED);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isEqualTo(2);
    }

    @Test
    void submit_whenTheClipIsTooLongForTheLimit_isRefused() {
        FleetClient web = fleet.with("web", CostLimitTest::measuring);

        assertThatExceptionOfType(InvalidJobException.class)
                .isThrownBy(() -> web.submit(
                        key, job.toBuilder().maxCost(Money.of("2.39", "CNY")).build()))
                .withMessageContaining("2.40 CNY");

        assertThat(web.find(key)).isEmpty();
    }

    @Test
    void job_whenItIsDearerWhenItIsSent_isNotSent() throws Exception {
        FleetClient web = fleet.with("web", CostLimitTest::measuring);
        FleetJob unused = web.submit(key, job);

        fleet.with("worker", client -> client.prices(DEARER)).start();

        assertThat(fleet.awaitEnd(key)).containsExactly(JobPhase.READY, JobPhase.CANCELED);
        assertThat(fleet.fake().count(RequestKind.CREATE)).isZero();
    }

    private static VideoEditClientBuilder measuring(VideoEditClientBuilder client) {
        return client.mediaProbe(
                media -> new MediaFacts(MediaFormat.MP4, new PixelSize(1280, 720), LENGTH, LENGTH, null, false));
    }
}
