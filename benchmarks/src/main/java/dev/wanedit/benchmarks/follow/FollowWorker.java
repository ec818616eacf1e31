package dev.wanedit.benchmarks.follow;

import dev.wanedit.VideoEditClient;
import dev.wanedit.benchmarks.kind.Kind;
import dev.wanedit.benchmarks.kind.Queries;
import dev.wanedit.benchmarks.process.Costs;
import dev.wanedit.benchmarks.process.Orders;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.job.EditJob;
import dev.wanedit.settings.Polling;
import dev.wanedit.settings.RateLimits;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Follows many tasks, in a process of its own. Orders: {@code follow TASKS MILLIS} (the time between two queries of a task),
 * {@code end TASKS}, {@code cpu SECONDS}, {@code heap}, {@code threads}, {@code late} (in nanoseconds, since the last time). Each is answered with a number.
 */
final class FollowWorker {

    private static final int NO_LIMIT = 1_000_000;
    private static final int AT_ONCE = 500;

    private final String kind;
    private final String baseUrl;
    private final AtomicInteger failures = new AtomicInteger();
    private final Costs costs = new Costs();
    private final Lateness lateness = new Lateness();
    private @Nullable VideoEditClient client;

    private FollowWorker(String kind, String baseUrl) {
        this.kind = kind;
        this.baseUrl = baseUrl;
    }

    /** Arguments: the name of a transport, or the {@link Kind} of a bare client; and the service's base URL. */
    public static void main(String[] arguments) throws Exception {
        FollowWorker worker = new FollowWorker(arguments[0], arguments[1]);
        Orders.answer(worker::answer);
        System.exit(0);
    }

    private long answer(String[] words) throws InterruptedException {
        int number = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        return switch (words[0]) {
            case "follow" -> follow(number, Duration.ofMillis(Long.parseLong(words[2])));
            case "end" -> opened(new Polling(Duration.ZERO, Duration.ofSeconds(1)), number);
            case "cpu" -> cpuNanos(number);
            case "heap" -> heap();
            case "late" -> lateness.percentile99();
            case "threads" -> ManagementFactory.getThreadMXBean().getThreadCount();
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private long follow(int tasks, Duration every) {
        if (kind.startsWith("BARE")) {
            poll(Kind.valueOf(kind).open(baseUrl), tasks, every);
            return tasks;
        }
        VideoEditClient opened = client(new Polling(every, every));
        return Flowable.range(0, tasks)
                .flatMapSingle(i -> opened.rx().submit(job(i)), false, AT_ONCE)
                .doOnNext(submitted -> {
                    Disposable unused = opened.rx()
                            .await(submitted)
                            .subscribe(end -> failures.incrementAndGet(), fault -> failures.incrementAndGet());
                })
                .count()
                .blockingGet();
    }

    /** A task that failed is one that has ended; after any other fault the figures would be those of something else. */
    private static Single<Boolean> unlessFailed(Throwable fault) {
        return fault instanceof TaskFailedException ? Single.just(true) : Single.error(fault);
    }

    /** Tasks that end at their first query. */
    private long opened(Polling polling, int tasks) {
        VideoEditClient opened = client(polling);
        return Flowable.range(0, tasks)
                .flatMapSingle(
                        i -> opened.rx()
                                .submit(job(i))
                                .flatMap(submitted -> opened.rx()
                                        .await(submitted)
                                        .map(end -> true)
                                        .onErrorResumeNext(FollowWorker::unlessFailed)),
                        false,
                        AT_ONCE)
                .count()
                .blockingGet();
    }

    /** What an application would write: a timer, and a query when a task is due. */
    private void poll(Queries queries, int tasks, Duration every) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        for (int i = 0; i < tasks; i++) {
            String task = String.format(java.util.Locale.ROOT, "0385dc79-5ff8-4d82-bcb6-%012d", i);
            long first = every.toNanos() * i / tasks;
            AtomicLong planned = new AtomicLong(System.nanoTime() + first);
            Runnable ask = () -> {
                lateness.sent(planned.getAndAdd(every.toNanos()));
                queries.ask(task, new Queries.Done() {
                    @Override
                    public void succeeded() {
                        // Asked again when it is due.
                    }

                    @Override
                    public void failed(Throwable fault) {
                        failures.incrementAndGet();
                    }
                });
            };
            ScheduledFuture<?> unused = timer.scheduleAtFixedRate(ask, first, every.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private long cpuNanos(int seconds) throws InterruptedException {
        long before = costs.cpuNanos();
        TimeUnit.SECONDS.sleep(seconds);
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " tasks that should run are not followed any longer.");
        }
        return costs.cpuNanos() - before;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private VideoEditClient client(Polling polling) {
        VideoEditClient opened = client;
        if (opened == null) {
            opened = VideoEditClient.builder()
                    .apiKey(Kind.KEY)
                    .baseUrl(URI.create(baseUrl))
                    .transport(new TimedPolls(Kind.transport(kind), lateness))
                    .rateLimits(new RateLimits(NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT))
                    .awaitDeadline(Duration.ofHours(2))
                    .polling(polling)
                    .build();
            client = opened;
        }
        return opened;
    }

    private static EditJob job(int number) {
        return EditJob.builder()
                .video(URI.create("https://example.com/clip.mp4"))
                .prompt("snow " + number)
                .build();
    }
}
