package dev.wanedit.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.cli.Cli;
import dev.wanedit.job.Money;
import dev.wanedit.port.JobStore;
import dev.wanedit.record.JobFigures;
import dev.wanedit.record.JobFingerprint;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.record.JobState;
import dev.wanedit.record.QuotedCost;
import dev.wanedit.store.jdbc.JdbcJobStore;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskId;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What accountants get of {@code jobs}. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
public class JobsSheetTest {

    private static final Instant EVENING = Instant.parse("2026-04-02T17:30:00Z");

    @TempDir
    private Path folder;

    @BeforeEach
    void keepJobs() throws Exception {
        Files.createDirectories(folder.resolve("state"));
        try (JobStore store = JdbcJobStore.file(folder.resolve("state").resolve("jobs"))) {
            keepJobs(store);
        }
    }

    /** Three jobs that have ended, and an open one. */
    public static void keepJobs(JobStore store) {
        keep(store, "=cmd", EVENING, Money.of("6.024", "CNY"));
        keep(store, "b", EVENING.plusSeconds(60), Money.of("0.1", "CNY"));
        keep(store, "c", EVENING.plus(Duration.ofHours(10)), Money.of("0.60", "USD"));
        store.insertIfAbsent(
                JobRecord.ready(new JobKey("小 猫"), new JobFingerprint("p", List.of("url:v"), null), null, EVENING));
    }

    @Test
    void jobs_asCsv_prints1RowForEachJob(FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run("jobs", "--csv");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("4 jobs, 1 open.");
        assertThat(ran.out().split("\r\n"))
                .containsExactly(
                        "\"job_key\",\"phase\",\"task_id\",\"day\",\"time_zone\",\"created\",\"submitted\",\"started\",\"ended\",\"resolution\",\"currency\",\"quoted_seconds_least\",\"quoted_seconds_most\",\"quoted_least\",\"quoted_most\",\"billed_seconds\",\"billed\",\"target\"",
                        "\"'=cmd\",\"ARCHIVED\",\"t-=cmd\",\"2026-04-02\",\"UTC\",\"2026-04-02T17:30:00Z\",\"2026-04-02T17:20:00Z\",\"2026-04-02T17:25:00Z\",\"2026-04-02T17:30:00Z\",\"720P\",\"CNY\",4,20,2.40,12.00,10.04,6.024,",
                        "\"b\",\"ARCHIVED\",\"t-b\",\"2026-04-02\",\"UTC\",\"2026-04-02T17:31:00Z\",\"2026-04-02T17:21:00Z\",\"2026-04-02T17:26:00Z\",\"2026-04-02T17:31:00Z\",\"720P\",\"CNY\",4,20,2.40,12.00,10.04,0.10,",
                        "\"c\",\"ARCHIVED\",\"t-c\",\"2026-04-03\",\"UTC\",\"2026-04-03T03:30:00Z\",\"2026-04-03T03:20:00Z\",\"2026-04-03T03:25:00Z\",\"2026-04-03T03:30:00Z\",\"720P\",\"USD\",4,20,2.40,12.00,10.04,0.60,",
                        "\"小 猫\",\"READY\",,\"2026-04-02\",\"UTC\",\"2026-04-02T17:30:00Z\",,,,,,,,,,,,");
    }

    @Test
    void jobs_asTotals_addsUpByDayAndCurrency(FakeDashScope fake) {
        assertThat(new Cli(fake, folder).run("jobs", "--csv", "--totals").out().split("\r\n"))
                .containsExactly(
                        "\"day\",\"time_zone\",\"currency\",\"jobs\",\"quoted_seconds_least\",\"quoted_seconds_most\",\"quoted_least\",\"quoted_most\",\"billed_jobs\",\"billed_seconds\",\"billed\"",
                        "\"2026-04-02\",\"UTC\",,1,,,,,0,,",
                        "\"2026-04-02\",\"UTC\",\"CNY\",2,8,40,4.80,24.00,2,20.08,6.124",
                        "\"2026-04-03\",\"UTC\",\"USD\",1,4,20,2.40,12.00,1,10.04,0.60");
    }

    @Test
    void jobs_inAnotherZone_haveItsDays(FakeDashScope fake) {
        assertThat(new Cli(fake, folder)
                        .run("jobs", "--csv", "--totals", "--zone", "Asia/Shanghai")
                        .out()
                        .lines()
                        .skip(1))
                .allMatch(line -> line.startsWith("\"2026-04-03\",\"Asia/Shanghai\","))
                .hasSize(3);
    }

    @Test
    void jobs_asJson_haveTheSameFigures(FakeDashScope fake) {
        Map<String, Object> done =
                new Cli(fake, folder).run("jobs", "--json", "--totals").lastEvent();

        assertThat(done.get("jobs"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .first()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("job_key", "=cmd")
                .containsEntry("day", "2026-04-02")
                .containsEntry("time_zone", "UTC")
                .containsEntry("billed", 6.024)
                .containsEntry("currency", "CNY");
        assertThat(done.get("totals"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(3);
    }

    @Test
    void jobs_withAMark_beginWithIt(FakeDashScope fake) {
        assertThat(new Cli(fake, folder).run("jobs", "--csv", "--bom").out()).startsWith("\uFEFF\"job_key\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--csv --json", "--bom", "--totals", "--zone UTC", "--csv --zone Nowhere/Else"})
    void jobs_withOptionsThatDoNotFit_isWrongUsage(String options, FakeDashScope fake) {
        Cli.Ran ran = new Cli(fake, folder).run(("jobs " + options).split(" "));

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(2);
    }

    @Test
    void jobs_whenARecordCannotBeRead_printsTheOthersNamesItAndExits1(FakeDashScope fake) throws Exception {
        ResumeCommandTest.damage(folder.resolve("state").resolve("jobs"), "b");

        Cli.Ran ran = new Cli(fake, folder).run("jobs", "--csv");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("b: error: ", "has a damaged record", "3 jobs, 1 open, 1 damaged.");
        assertThat(ran.out().lines()).hasSize(4);
    }

    private static void keep(JobStore store, String key, Instant ended, @Nullable Money cost) {
        JobRecord ready = store.insertIfAbsent(
                JobRecord.ready(new JobKey(key), new JobFingerprint("p", List.of("url:v"), null), null, ended));
        store.replace(ready.change()
                .to(new JobState(JobPhase.ARCHIVED, new TaskId("t-" + key)))
                .ended(ended, null)
                .figures(new JobFigures(
                        new QuotedCost(
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(20),
                                Money.of(
                                        "2.4",
                                        cost == null ? "CNY" : cost.currency().getCurrencyCode()),
                                Money.of(
                                        "12",
                                        cost == null ? "CNY" : cost.currency().getCurrencyCode())),
                        ended.minusSeconds(600),
                        ended.minusSeconds(300),
                        Duration.ofMillis(10_040),
                        720,
                        cost))
                .at(ended));
    }
}
