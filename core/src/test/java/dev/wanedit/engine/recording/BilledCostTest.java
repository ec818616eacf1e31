package dev.wanedit.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wanedit.engine.reconcile.ListedTasks;
import dev.wanedit.engine.submit.JobBench;
import dev.wanedit.event.TaskReport.Cost;
import dev.wanedit.port.MemoryJobStore;
import dev.wanedit.price.PriceTable;
import dev.wanedit.price.RegionPrices;
import dev.wanedit.record.JobRecord;
import dev.wanedit.settings.Region;
import dev.wanedit.task.EditResult;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.Usage;
import io.reactivex.rxjava3.schedulers.TestScheduler;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BilledCostTest {

    private static final TaskId TASK = new TaskId("t-1");

    private final KeptJobs jobs =
            new KeptJobs(new JobBench(new ListedTasks(), new MemoryJobStore(), new TestScheduler()).jobRecorder);

    @Test
    void of_whenTheModelOrTheResolutionIsNotKnown_isNotGuessed() {
        RegionPrices prices = PriceTable.DEFAULT.in(Region.BEIJING);
        JobRecord known = jobs.uncertain("a", "snow");
        JobRecord later = jobs.uncertainOf("wan9-videoedit", "b", "snow");

        assertThat(new BilledCost(prices).of(succeeded(Duration.ofSeconds(10), 1080), known))
                .isEqualTo(new Cost(new BigDecimal("10.00"), Currency.getInstance("CNY")));
        assertThat(new BilledCost(prices).of(succeeded(Duration.ofSeconds(10), 1080), later))
                .isNull();
        assertThat(new BilledCost(prices).of(succeeded(Duration.ofSeconds(10), 2160), known))
                .isNull();
        assertThat(new BilledCost(prices).of(succeeded(null, 1080), known)).isNull();
    }

    private static TaskSnapshot succeeded(@Nullable Duration billed, @Nullable Integer lines) {
        Usage usage = new Usage(billed, null, null, 1, lines);
        EditResult result = new EditResult(URI.create("https://example.com/r.mp4"), usage);
        return new TaskSnapshot(TASK, TaskStatus.SUCCEEDED, "SUCCEEDED", null, null, null, null, null, result, null);
    }
}
