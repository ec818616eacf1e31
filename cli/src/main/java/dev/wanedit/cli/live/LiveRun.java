package dev.wanedit.cli.live;

import static dev.wanedit.cli.live.Assumption.BILLED_SECONDS;
import static dev.wanedit.cli.live.Assumption.CANCEL;
import static dev.wanedit.cli.live.Assumption.LATE_FAULT;
import static dev.wanedit.cli.live.Assumption.LIST_MODEL;
import static dev.wanedit.cli.live.Assumption.LIST_NEW_TASK;
import static dev.wanedit.cli.live.Assumption.LIST_PAGE_SIZE;
import static dev.wanedit.cli.live.Assumption.LIST_SPAN;
import static dev.wanedit.cli.live.Assumption.LIST_STATUS;
import static dev.wanedit.cli.live.Assumption.PROMPT;
import static dev.wanedit.cli.live.Assumption.RANGE;
import static dev.wanedit.cli.live.Assumption.STATUS_TEXTS;
import static dev.wanedit.cli.live.Assumption.TIME_ZONE;
import static dev.wanedit.cli.live.Assumption.UPLOAD;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.ServiceException;
import dev.wanedit.error.TaskFailedException;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.EditedVideo;
import dev.wanedit.job.SubmittedJob;
import dev.wanedit.port.ResultDownloader;
import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultRequest;
import dev.wanedit.port.ResultSink;
import dev.wanedit.task.CancelOutcome;
import dev.wanedit.task.ReadableUnits;
import dev.wanedit.task.TaskFilter;
import dev.wanedit.task.TaskId;
import dev.wanedit.task.TaskPage;
import dev.wanedit.task.TaskSnapshot;
import dev.wanedit.task.TaskStatus;
import dev.wanedit.task.Usage;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Edits a clip, cancels a second job, and lets a third one fail, and says of each assumption what it saw. */
final class LiveRun {

    private static final Duration AROUND = Duration.ofMinutes(10);
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration ROUNDING = Duration.ofMillis(100);

    /** No host of the domain "invalid" exists (RFC 6761), so the service cannot fetch it. */
    private static final URI NOWHERE = URI.create("https://wanedit.invalid/clip.mp4");

    private final VideoEditClient client;
    private final Supplier<ResultDownloader> downloads;
    private final Clock clock;
    private final Consumer<String> news;
    private final Map<Assumption, Finding> findings = new EnumMap<>(Assumption.class);
    private final Set<String> statuses = ConcurrentHashMap.newKeySet();
    private final Set<String> unknownStatuses = new LinkedHashSet<>();

    /**
     * @param downloads downloads parts of results
     * @param news is notified of each step, in one sentence
     */
    LiveRun(VideoEditClient client, Supplier<ResultDownloader> downloads, Clock clock, Consumer<String> news) {
        this.client = client;
        this.downloads = downloads;
        this.clock = clock;
        this.news = news;
    }

    /**
     * Runs all of it; a step that fails leaves its assumptions undecided.
     *
     * @param job the edit
     * @param folder where its result is stored
     * @param cancels true if a second job may be created to be canceled, which costs the same if it is too late
     */
    List<Finding> run(EditJob job, Path folder, boolean cancels) {
        step(List.of(LATE_FAULT), () -> failsLate(job));
        step(List.of(CANCEL), () -> {
            if (cancels) {
                cancels(job);
            } else {
                put(Finding.undecided(CANCEL, "A second job may cost more than the limit allows."));
            }
        });
        step(List.of(UPLOAD, PROMPT, BILLED_SECONDS, RANGE, TIME_ZONE, LIST_NEW_TASK), () -> edits(job, folder));
        step(List.of(LIST_PAGE_SIZE), this::listsLargePages);
        seenStatuses();
        return Stream.of(Assumption.values())
                .map(assumption -> findings.getOrDefault(assumption, Finding.undecided(assumption, reason(assumption))))
                .toList();
    }

    private static String reason(Assumption assumption) {
        return assumption.notChecked().isEmpty() ? "The step before it failed." : assumption.notChecked();
    }

    private void step(List<Assumption> about, Runnable step) {
        try {
            step.run();
        } catch (WanEditException e) {
            news.accept("That failed: " + e.problem());
            about.forEach(assumption -> findings.putIfAbsent(assumption, Finding.undecided(assumption, e.problem())));
        }
    }

    private void failsLate(EditJob job) {
        news.accept("Creating a job whose clip cannot be fetched; it fails and is free.");
        EditJob broken = job.toBuilder().video(NOWHERE).duration(SHORTEST).build();
        try {
            SubmittedJob submitted = client.submit(broken);
            try {
                TaskSnapshot end = client.await(submitted);
                put(Finding.of(LATE_FAULT, false, "The task ended as " + end.statusText() + "."));
            } catch (TaskFailedException e) {
                see(e.snapshot());
                put(Finding.of(
                        LATE_FAULT,
                        true,
                        "The create was accepted, and a query said " + e.code().orElse("no code") + "."));
            }
        } catch (ServiceException e) {
            put(Finding.of(LATE_FAULT, false, "The create itself was refused: " + e.problem()));
        }
    }

    private void cancels(EditJob job) {
        news.accept("Creating a job, and canceling it at once.");
        SubmittedJob submitted = client.submit(job);
        see(submitted.task());
        CancelOutcome outcome = client.cancel(submitted.taskId());
        if (outcome != CancelOutcome.CANCELED) {
            put(Finding.undecided(
                    CANCEL,
                    "It was too late (" + outcome + "): task " + submitted.taskId()
                            + " continues, and is billed if it succeeds."));
            return;
        }
        TaskSnapshot after = client.status(submitted.taskId());
        see(after);
        put(Finding.of(CANCEL, after.status() == TaskStatus.CANCELED, "Its status is " + after.statusText() + "."));
    }

    private void edits(EditJob job, Path folder) {
        news.accept("Creating the job that is edited.");
        Instant asked = clock.instant();
        SubmittedJob submitted = client.submit(job);
        TaskId task = submitted.taskId();
        news.accept("Task " + task + " is created. If this run ends early, download its result with: download " + task);
        see(submitted.task());
        TaskPage first = client.list(TaskFilter.recent());
        put(Finding.of(
                LIST_NEW_TASK,
                isIn(first, task),
                isIn(first, task) ? "It was there." : "It was not in the list right after the create."));
        TaskSnapshot end = client.await(task, Duration.ZERO, AROUND.multipliedBy(3), this::see);
        EditedVideo video = client.download(task, folder);
        news.accept("The result is " + video.file() + ".");
        put(Finding.of(UPLOAD, true, "The task succeeded."));
        String sent = job.prompt().orElse("");
        put(Finding.of(
                PROMPT, sent.equals(end.prompt()), end.prompt() == null ? "It shows none." : "It shows a prompt."));
        billed(end);
        zone(end, asked);
        lists(task, asked);
        range(end, video.size());
    }

    private void billed(TaskSnapshot end) {
        Usage usage = end.result() == null ? null : end.result().usage();
        if (usage == null || usage.billed() == null || usage.input() == null || usage.output() == null) {
            put(Finding.undecided(BILLED_SECONDS, "The answer does not say all three."));
            return;
        }
        Duration sum = usage.input().plus(usage.output());
        put(Finding.of(
                BILLED_SECONDS,
                sum.minus(usage.billed()).abs().compareTo(ROUNDING) <= 0,
                ReadableUnits.duration(usage.billed()) + " are billed, " + ReadableUnits.duration(usage.input())
                        + " in and " + ReadableUnits.duration(usage.output()) + " out."));
    }

    private void zone(TaskSnapshot end, Instant asked) {
        Instant submitted = end.submitTime();
        if (submitted == null) {
            put(Finding.undecided(TIME_ZONE, "The answer has no time of the submit."));
            return;
        }
        Duration off = Duration.between(asked, submitted);
        put(Finding.of(
                TIME_ZONE,
                off.abs().compareTo(AROUND) < 0,
                "The service's time of the submit is " + ReadableUnits.elapsed(off.abs())
                        + (off.isNegative() ? " before" : " after") + " the request."));
    }

    private void lists(TaskId task, Instant asked) {
        step(List.of(LIST_STATUS), () -> {
            TaskPage page = client.list(TaskFilter.recent().withStatus(TaskStatus.SUCCEEDED));
            boolean only = page.tasks().stream().allMatch(row -> row.status() == TaskStatus.SUCCEEDED);
            put(Finding.of(
                    LIST_STATUS,
                    only && isIn(page, task),
                    page.tasks().size() + " rows, " + (only ? "all" : "not all") + " of them SUCCEEDED; the task is "
                            + (isIn(page, task) ? "there." : "missing.")));
        });
        step(List.of(LIST_SPAN), () -> {
            TaskPage page = client.list(TaskFilter.recent().between(asked.minus(AROUND), asked.plus(AROUND)));
            put(Finding.of(
                    LIST_SPAN,
                    isIn(page, task),
                    isIn(page, task) ? "The task is in its span." : "The task is missing in its span."));
        });
        step(List.of(LIST_MODEL), () -> {
            TaskPage page = client.list(TaskFilter.recent().withModel(EditJob.MODEL));
            put(Finding.of(
                    LIST_MODEL, isIn(page, task), isIn(page, task) ? "The task is there." : "The task is missing."));
        });
    }

    private void listsLargePages() {
        TaskPage page = client.list(TaskFilter.recent());
        put(Finding.of(
                LIST_PAGE_SIZE,
                page.pageSize() == TaskFilter.recent().pageSize(),
                "The service says that a page has " + page.pageSize() + " rows."));
    }

    private void range(TaskSnapshot end, long size) {
        news.accept("Downloading the second half of the result.");
        AtomicReference<@Nullable ResultHead> seen = new AtomicReference<>();
        ResultRequest half = new ResultRequest(
                end.taskId(), Objects.requireNonNull(end.result()).videoUrl(), size / 2, null);
        downloads.get().download(half, new HeadOnly(seen)).blockingAwait();
        ResultHead head = Objects.requireNonNull(seen.get(), "A download without a head does not complete.");
        put(Finding.of(
                RANGE,
                head.offset() == size / 2,
                "It sent the bytes from " + head.offset() + " on, " + (head.etag() == null ? "without" : "with")
                        + " an entity tag."));
    }

    private void seenStatuses() {
        if (statuses.isEmpty()) {
            put(Finding.undecided(STATUS_TEXTS, "No task was seen."));
        } else {
            put(Finding.of(
                    STATUS_TEXTS,
                    unknownStatuses.isEmpty(),
                    "Seen: " + String.join(", ", statuses.stream().sorted().toList()) + "."));
        }
    }

    private synchronized void see(TaskSnapshot task) {
        statuses.add(task.statusText());
        if (task.status() == TaskStatus.UNRECOGNIZED) {
            unknownStatuses.add(task.statusText());
        }
    }

    private static boolean isIn(TaskPage page, TaskId task) {
        return page.tasks().stream().anyMatch(row -> row.taskId().equals(task));
    }

    private void put(Finding finding) {
        findings.put(finding.assumption(), finding);
    }

    /** Keeps what the host says of the bytes, and no byte. */
    private record HeadOnly(AtomicReference<@Nullable ResultHead> head) implements ResultSink {

        @Override
        public void begin(ResultHead begun) throws IOException {
            head.set(begun);
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            bytes.position(bytes.limit());
        }
    }
}
