package dev.wanedit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.cli.command.BatchCommandTest;
import dev.wanedit.cli.input.BatchFile;
import dev.wanedit.cli.input.InvalidBatch;
import dev.wanedit.media.MediaFindings;
import dev.wanedit.settings.Region;
import dev.wanedit.testkit.FakeDashScope;
import dev.wanedit.testkit.FakeDashScopeExtension;
import dev.wanedit.testkit.RequestKind;
import dev.wanedit.testkit.service.TaskScript;
import io.reactivex.rxjava3.subscribers.TestSubscriber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A long batch needs no more of this machine than a short one. */
@ExtendWith(FakeDashScopeExtension.OnTestClock.class)
class BatchSizeTest {

    private final StoresInMemory stores = new StoresInMemory();

    @TempDir
    private Path folder;

    @Test
    void batch_withAHundredJobsUnderWay_hasNoThreadForEach(FakeDashScope fake) throws IOException {
        fake.everyTask(TaskScript.timed(Duration.ZERO, Duration.ofHours(1)));
        List<Thread> before = threads();
        CompletableFuture<List<Thread>> more = CompletableFuture.supplyAsync(() -> {
            assertThat(fake.awaitRequests(RequestKind.CREATE, 100, PackedProgram.SOON))
                    .isTrue();
            List<Thread> added = threads();
            added.removeAll(before);
            fake.everyTask(TaskScript.statuses("SUCCEEDED"));
            fake.clock().advance(Duration.ofHours(1));
            return added;
        });

        Cli.Ran ran = new Cli(fake, folder, stores)
                .run(
                        "batch",
                        file(120).toString(),
                        "--out",
                        folder.resolve("results").toString(),
                        "--concurrency",
                        "100",
                        "--max-running",
                        "100",
                        // In hurried time a hundred jobs that ask as often as elsewhere leave a slow machine no time to
                        // send.
                        "--poll-every",
                        "50s");

        List<Thread> ours = more.join(); // First: if it failed, no task could end.
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("120 done");
        assertThat(ours)
                .filteredOn(thread -> !thread.getName().startsWith("wanedit-store-"))
                .hasSizeLessThan(12);
        // So many changes of records may share one write to the disk; without changes these threads end.
        assertThat(ours)
                .filteredOn(thread -> thread.getName().startsWith("wanedit-store-"))
                .hasSizeLessThanOrEqualTo(24);
    }

    @Test
    void items_whenAFewAreAskedFor_readsNoMore() throws IOException {
        Path file = file(10_000);
        BatchFile batch = BatchFile.checked(
                file, folder.resolve("results"), Region.BEIJING.currency(), job -> MediaFindings.NONE);
        TestSubscriber<BatchFile.Item> items = batch.items().test(2);

        items.assertValueCount(2).assertNotComplete();
        Files.writeString(file, "", StandardOpenOption.TRUNCATE_EXISTING);
        items.request(batch.size());

        assertThat(batch.size()).isEqualTo(10_000);
        assertThat(items.values().get(0).job().get().prompt()).contains("job 0");
        assertThatThrownBy(() -> items.values().get(9_999).job().get())
                .isInstanceOf(InvalidBatch.class)
                .hasMessage("Line 10000 has been changed since it was checked, so its job was not started.");
        items.assertComplete();
    }

    @Test
    void items_ofALineThatWasChanged_areNotBegun() throws IOException {
        Path file = file(3);
        BatchFile batch = BatchFile.checked(
                file, folder.resolve("results"), Region.BEIJING.currency(), job -> MediaFindings.NONE);
        Files.writeString(file, Files.readString(file).replace("\"prompt\":\"job 1\"", "\"prompt\":\"another\""));
        TestSubscriber<BatchFile.Item> items = batch.items().test();

        assertThat(items.values().get(0).job().get().prompt()).contains("job 0");
        assertThatThrownBy(() -> items.values().get(1).job().get()).hasMessageContaining("Line 2 has been changed");
        assertThat(items.values().get(2).job().get().prompt()).contains("job 2");
    }

    /** Those of clients, be they of other tests. */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("wanedit"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Path file(int jobs) throws IOException {
        return Files.write(
                folder.resolve("jobs.jsonl"),
                IntStream.range(0, jobs)
                        .mapToObj(i -> BatchCommandTest.job("job " + i).replace('\'', '"'))
                        .toList());
    }
}
