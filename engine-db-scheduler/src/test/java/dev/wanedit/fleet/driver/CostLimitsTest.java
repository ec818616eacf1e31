package dev.wanedit.fleet.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.VideoEditClient;
import dev.wanedit.fleet.table.JobRow;
import dev.wanedit.fleet.table.Stage;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Money;
import dev.wanedit.job.Resolution;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.QuotedCost;
import dev.wanedit.task.JobKey;
import dev.wanedit.transport.jdk.JdkTransportProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a driver does with the highest cost of a job whose clip it cannot see. */
class CostLimitsTest {

    private static final JobKey KEY = new JobKey("order");
    private static final Instant PLACED = Instant.parse("2026-04-02T12:00:00Z");
    private static final EditJob JOB = EditJob.builder()
            .video(URI.create("https://example.com/clip.mp4"))
            .prompt("Make it snow")
            .resolution(Resolution.P720)
            .maxCost(Money.of("2.40", "CNY"))
            .build();
    private static final JobRow ROW = JobRow.placed(KEY, Stage.WAITING, 0, PLACED, "f", "{}");

    private final MemoryJobStore store = new MemoryJobStore();
    private final VideoEditClient client = VideoEditClient.builder()
            .transport(new JdkTransportProvider())
            .apiKey("sk-0123456789")
            .baseUrl(URI.create("http://127.0.0.1:1/api/v1"))
            .build();

    @AfterEach
    void close() {
        client.close();
    }

    /** The node that took the job is about to make the record. */
    @Test
    void checked_whenThereIsNoRecordYet_isTooEarlyForAMinute() {
        assertThat(limits(PLACED.plusSeconds(59)).checked(ROW, JOB)).isNull();
        assertThat(limits(PLACED.plusSeconds(60)).checked(ROW, JOB)).isEqualTo(JOB);
    }

    @Test
    void checked_whenTheRecordedSecondsKeepTheLimit_isTheJobWithoutIt() {
        record(Duration.ofSeconds(4));

        assertThat(limits(PLACED).checked(ROW, JOB))
                .isEqualTo(JOB.toBuilder().maxCost(null).build());
    }

    @Test
    void checked_whenTheRecordedSecondsExceedTheLimit_keepsIt() {
        record(Duration.ofMillis(4001));

        assertThat(limits(PLACED).checked(ROW, JOB)).isEqualTo(JOB);
    }

    @Test
    void checked_withoutALimit_isTheSameJob() {
        EditJob unlimited = JOB.toBuilder().maxCost(null).build();

        assertThat(limits(PLACED).checked(ROW, unlimited)).isSameAs(unlimited);
    }

    private CostLimits limits(Instant now) {
        return new CostLimits(store, client, () -> now);
    }

    private void record(Duration billed) {
        JobRecord unused = store.insertIfAbsent(JobRecord.ready(
                KEY,
                JobFingerprint.of(JOB),
                null,
                false,
                JobFigures.of(new QuotedCost(billed, billed, null, null)),
                PLACED));
    }
}
