package dev.wanedit.benchmarks.life;

import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesis;
import com.alibaba.dashscope.aigc.videosynthesis.VideoSynthesisParam;
import com.alibaba.dashscope.exception.InputRequiredException;
import com.alibaba.dashscope.exception.NoApiKeyException;
import com.alibaba.dashscope.utils.Constants;
import com.sun.management.OperatingSystemMXBean;
import dev.wanedit.VideoEditClient;
import dev.wanedit.benchmarks.process.Orders;
import dev.wanedit.benchmarks.service.StatusAnswer;
import dev.wanedit.job.EditJob;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import dev.wanedit.task.TaskFilter;
import io.reactivex.rxjava3.core.Flowable;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Submits tasks and waits for their results, all at once, in a process of its own. It reads how many, a number a line, and
 * prints the nanoseconds of CPU time that they have cost.
 */
final class LifeWorker {

    private static final int WARM_UP = Integer.getInteger("life.warm.up", 3_000);
    /** Pages of the list, which the life of many tasks reads. */
    private static final int PAGES = 1_500;

    private static final TaskFilter ROWS = new TaskFilter(null, null, null, null, null, 1, 100);
    private static final int AT_ONCE = 300;
    private static final int MANY = 100_000;
    private static final String VIDEO = "https://example.com/clip.mp4";
    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private LifeWorker() {}

    /** Arguments: sdk-alone, or the name of a transport; the service's base URL; and its key. */
    public static void main(String[] arguments) throws Exception {
        Lives lives = lives(arguments);
        System.out.println("warm");
        Orders.answer(words -> {
            long before = CPU.getProcessCpuTime();
            lives.live(Integer.parseInt(words[0]));
            return CPU.getProcessCpuTime() - before;
        });
        System.exit(0);
    }

    /** After a warm-up with tasks that end at once. */
    private static Lives lives(String[] arguments) throws InterruptedException {
        if (arguments[0].equals("sdk-alone")) {
            Constants.baseHttpApiUrl = arguments[1];
            VideoSynthesis sdk = new VideoSynthesis();
            for (int warm = 0; warm < WARM_UP; warm += AT_ONCE) {
                ofSdk(sdk, arguments[2], AT_ONCE);
            }
            return tasks -> ofSdk(sdk, arguments[2], tasks);
        }
        try (VideoEditClient warm = client(
                arguments, new RateLimits(MANY, MANY, MANY, MANY), Polling.AUTOMATIC.firstAfter(Duration.ZERO))) {
            ours(warm, WARM_UP);
            long unused = Flowable.range(0, PAGES)
                    .concatMapSingle(i -> warm.rx().list(ROWS))
                    .count()
                    .blockingGet();
        }
        RateLimits account = RateLimits.ACCOUNT;
        VideoEditClient client = client(
                arguments,
                new RateLimits(MANY, account.queries(), account.lists(), account.cancels()),
                Polling.AUTOMATIC);
        return tasks -> ours(client, tasks);
    }

    /** Within the account's limits of queries and pages; tasks are sent at once, as the others are. */
    private static VideoEditClient client(String[] arguments, RateLimits rateLimits, Polling polling) {
        return VideoEditClient.builder()
                .transport(arguments[0])
                .baseUrl(URI.create(arguments[1]))
                .apiKey(arguments[2])
                .rateLimits(rateLimits)
                .polling(polling)
                .build();
    }

    private static void ours(VideoEditClient client, int tasks) {
        EditJob job = EditJob.builder().video(URI.create(VIDEO)).prompt("snow").build();
        long ended = Flowable.range(0, tasks)
                .flatMapSingle(
                        i -> client.rx()
                                .submit(job)
                                .flatMap(submitted -> client.rx().await(submitted)),
                        false,
                        AT_ONCE)
                .count()
                .blockingGet();
        if (ended != tasks) {
            throw new IllegalStateException(ended + " tasks have ended.");
        }
    }

    private static void ofSdk(VideoSynthesis sdk, String key, int tasks) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(tasks);
        AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
        for (int i = 0; i < tasks; i++) {
            Thread thread = new Thread(() -> {
                try {
                    VideoSynthesisParam param = VideoSynthesisParam.builder()
                            .apiKey(key)
                            .model(EditJob.MODEL)
                            .prompt("snow")
                            .media(List.of(VideoSynthesisParam.Media.builder()
                                    .type("video")
                                    .url(VIDEO)
                                    .build()))
                            .build();
                    StatusAnswer.check("SUCCEEDED", sdk.call(param).getOutput().getTaskStatus(), "RUNNING");
                } catch (NoApiKeyException | InputRequiredException | RuntimeException e) {
                    fault.compareAndSet(null, e);
                } finally {
                    running.countDown();
                }
            });
            thread.start();
        }
        running.await();
        if (fault.get() != null) {
            throw new IllegalStateException("The SDK failed.", fault.get());
        }
    }

    /** Lives of tasks, all at once. */
    private interface Lives {

        /** Returns when all have ended. */
        void live(int tasks) throws InterruptedException;
    }
}
